const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'code' });

export function currencyName(code: string): string {
  return names.of(code) ?? code;
}

/** Formats are slow to make, and the currencies of a shop are few. */
const decimals = new Map<string, number>();

/** How many decimals amounts of the currency have. */
export function currencyDecimals(code: string): number {
  const known = decimals.get(code);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: code });
  const { maximumFractionDigits = 2 } = format.resolvedOptions();
  decimals.set(code, maximumFractionDigits);
  return maximumFractionDigits;
}

/** The currency that is paid with in a country, as far as it differs from the usual pattern: the country's code and a letter. */
const euro =
  'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM TF VA XK YT';
const byCountry: Readonly<Record<string, string>> = {
  ...Object.fromEntries(euro.split(' ').map((country) => [country, 'EUR'])),
  AE: 'AED',
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CL: 'CLP',
  CN: 'CNY',
  CO: 'COP',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  GL: 'DKK',
  HK: 'HKD',
  HU: 'HUF',
  ID: 'IDR',
  IL: 'ILS',
  IN: 'INR',
  IS: 'ISK',
  JP: 'JPY',
  KR: 'KRW',
  LI: 'CHF',
  MX: 'MXN',
  MY: 'MYR',
  NO: 'NOK',
  NZ: 'NZD',
  PH: 'PHP',
  PL: 'PLN',
  PR: 'USD',
  RO: 'RON',
  SA: 'SAR',
  SE: 'SEK',
  SG: 'SGD',
  TH: 'THB',
  TR: 'TRY',
  TW: 'TWD',
  UA: 'UAH',
  US: 'USD',
  VN: 'VND',
  ZA: 'ZAR',
};

/** Undefined for countries that are not listed: the shop's own currency serves them. */
export function currencyOfCountry(countryCode: string): string | undefined {
  return byCountry[countryCode];
}
