import { kitTexts } from '@plumbline/ui-kit';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  ns: ['platform', 'kit'],
  defaultNS: 'platform',
  resources: { en: { platform: en, kit: kitTexts.en } },
  interpolation: { escapeValue: false },
  returnNull: false,
});

export { i18next };
