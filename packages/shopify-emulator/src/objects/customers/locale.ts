export const shopLocale = 'en';

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A language such as `fr`, perhaps with a script or country: `pt-BR`, `zh-Hans`. */
export function isLocale(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/.test(text) && languages.of(text) !== undefined;
}
