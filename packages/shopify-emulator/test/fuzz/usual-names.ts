/** Of enums with names that are refused nearly everywhere, the others. */
const usual: Readonly<Record<string, readonly string[]>> = {
  CurrencyCode: ['CAD'],
  CountryCode: ['CA', 'US', 'SE', 'NO', 'DE', 'JP'],
};

const refused = /^(?:REDACTED|INVALID|NOT_SUBSCRIBED|NEVER_SUBSCRIBED)$/;

export function usualNames(type: string, names: readonly string[]): readonly string[] {
  const wanted = usual[type] ?? names.filter((name) => !refused.test(name));
  return wanted.length > 0 ? wanted : names;
}
