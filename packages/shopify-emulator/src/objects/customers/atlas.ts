import { provincesByCountry } from './provinces.ts';

export interface Country {
  readonly code: string;
  readonly name: string;
  /** undefined where addresses have no provinces. */
  readonly provinces: readonly Province[] | undefined;
}

export interface Province {
  readonly code: string;
  readonly name: string;
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Where Shopify's name is not the one of the Unicode tables. */
const countryNames: ReadonlyMap<string, string> = new Map([
  ['HK', 'Hong Kong SAR'],
  ['MO', 'Macao SAR'],
  ['PS', 'Palestinian Territories'],
  ['TR', 'Türkiye'],
]);

const countriesByCode = new Map<string, Country | undefined>();

/** By its code or its English name, in any case. */
export function findCountry(text: string): Country | undefined {
  const wanted = text.trim();
  if (/^[a-z]{2}$/i.test(wanted)) return countryOfCode(wanted.toUpperCase());
  const code = codesByName().get(wanted.toLowerCase());
  return code === undefined ? undefined : countryOfCode(code);
}

export function findProvince(country: Country, text: string): Province | undefined {
  const wanted = text.trim().toLowerCase();
  return country.provinces?.find(
    ({ code, name }) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
  );
}

function countryOfCode(code: string): Country | undefined {
  if (countriesByCode.has(code)) return countriesByCode.get(code);
  const name = countryNames.get(code) ?? regions.of(code);
  const isCountry = name !== undefined && !unknownRegions.has(code);
  const country = isCountry ? { code, name, provinces: provincesOf(code) } : undefined;
  countriesByCode.set(code, country);
  return country;
}

/** Codes of the Unicode tables that are no country. */
const unknownRegions = new Set(['ZZ', 'EU', 'UN', 'EZ', 'QO', 'XA', 'XB']);

function provincesOf(countryCode: string): readonly Province[] | undefined {
  return provincesByCountry
    .get(countryCode)
    ?.split('|')
    .map((entry) => {
      const [code = '', name = ''] = entry.split(':');
      return { code, name };
    });
}

let names: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  names ??= new Map(
    allCodes().flatMap((code) => {
      const country = countryOfCode(code);
      return country === undefined ? [] : [[country.name.toLowerCase(), code] as const];
    }),
  );
  return names;
}

function allCodes(): readonly string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((first) => letters.map((second) => first + second));
}
