const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** Whether the online store can be in this language, such as `fr` or `pt-BR`. */
export function isWebLocale(code: string): boolean {
  return webLocaleName(code) !== undefined;
}

export function webLocaleName(code: string): string | undefined {
  return /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(code) ? languages.of(code) : undefined;
}
