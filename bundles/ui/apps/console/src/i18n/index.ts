import { kitTexts } from '@plumbline/ui-kit';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

/** English is the first language and the fallback; plug-ins add name spaces while the console runs. */
void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['console', 'kit'],
  defaultNS: 'console',
  resources: { en: { console: en, kit: kitTexts.en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** Adds the texts of a part that is loaded later; its keys stand beside those of the console. */
export function addTexts(texts: object): void {
  i18next.addResourceBundle('en', 'console', texts, true, true);
}

export { i18next };
