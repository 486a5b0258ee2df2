import i18next from 'i18next';
import en from './en.json';

/** Texts of the shared components, by language; an application adds them under the name space `kit`. */
export const kitTexts = { en };

/** Adds the texts of a part that is loaded later, beside those of the kit. */
export function addKitTexts(texts: object): void {
  i18next.addResourceBundle('en', 'kit', texts, true, true);
}
