import { addTexts } from '../../i18n';
import texts from './texts.json';

addTexts(texts);
