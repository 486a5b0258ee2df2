import { addKitTexts } from '../i18n';
import texts from './texts.json';

addKitTexts(texts);
