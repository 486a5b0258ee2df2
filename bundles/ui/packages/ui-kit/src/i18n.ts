import en from './en.json';

/** Texts of the shared components, by language; an application adds them under the name space `kit`. */
export const kitTexts = { en };
