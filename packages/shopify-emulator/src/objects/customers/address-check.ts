import { userError, type UserError } from '../user-error.ts';
import { addressTexts, type AddressContent } from './address.ts';
import { findCountry, findProvince, type Country } from './atlas.ts';
import { lengthProblems, normalizeName } from './text-field.ts';

export interface AddressInput {
  readonly id?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly company?: string | null;
  readonly address1?: string | null;
  readonly address2?: string | null;
  readonly city?: string | null;
  readonly zip?: string | null;
  readonly phone?: string | null;
  readonly country?: string | null;
  readonly countryCode?: string | null;
  readonly province?: string | null;
  readonly provinceCode?: string | null;
}

type CheckedAddress =
  | { readonly address: AddressContent; readonly userErrors?: undefined }
  | { readonly address?: undefined; readonly userErrors: readonly UserError[] };

const fieldLabels = {
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  address1: 'Address1',
  address2: 'Address2',
  city: 'City',
  zip: 'Zip',
  phone: 'Phone',
} as const;

const maxLength = 255;

export const noAddress: AddressContent = {
  firstName: undefined,
  lastName: undefined,
  company: undefined,
  address1: undefined,
  address2: undefined,
  city: undefined,
  zip: undefined,
  phone: undefined,
  countryCode: undefined,
  provinceCode: undefined,
};

/** The address that results when the input is laid over what was there before; errors are told below `field`. */
export function checkAddress(
  input: AddressInput,
  field: readonly string[],
  before: AddressContent = noAddress,
): CheckedAddress {
  const texts = textsOf(input, before);
  const place = placeOf(input, before);
  const userErrors = [
    ...addressTexts.flatMap((name) =>
      textProblems(fieldLabels[name], texts[name]).map((message) => userError([...field, name], message)),
    ),
    ...place.problems.map(({ part, message }) => userError([...field, part], message)),
  ];
  if (userErrors.length > 0) return { userErrors };
  const address = { ...texts, countryCode: place.countryCode, provinceCode: place.provinceCode };
  return isBlank(address)
    ? { userErrors: [userError(field, 'Customer address cannot be blank.')] }
    : { address };
}

type Texts = Pick<AddressContent, (typeof addressTexts)[number]>;

function textsOf(input: AddressInput, before: AddressContent): Texts {
  const text = (name: (typeof addressTexts)[number]): string | undefined => {
    const given = input[name];
    if (given === undefined) return before[name];
    return given === null ? undefined : normalizeName(given);
  };
  return {
    firstName: text('firstName'),
    lastName: text('lastName'),
    company: text('company'),
    address1: text('address1'),
    address2: text('address2'),
    city: text('city'),
    zip: text('zip'),
    phone: text('phone'),
  };
}

function textProblems(label: string, text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  return [
    ...lengthProblems(label, text, maxLength),
    ...(/<[a-z/!][^>]*>/i.test(text) ? [`${label} cannot contain HTML tags`] : []),
    ...(/\p{Extended_Pictographic}/u.test(text.replaceAll(/[©®™]/g, ''))
      ? [`${label} cannot contain emojis`]
      : []),
  ];
}

interface Place {
  readonly countryCode: string | undefined;
  readonly provinceCode: string | undefined;
  readonly problems: readonly { readonly part: string; readonly message: string }[];
}

/** Codes and names both name a place, as in Shopify; the code wins. */
function placeOf(input: AddressInput, before: AddressContent): Place {
  const isCountryGiven = input.countryCode !== undefined || input.country !== undefined;
  const wantedCountry = isCountryGiven
    ? (input.countryCode ?? input.country ?? '')
    : (before.countryCode ?? '');
  const isProvinceGiven = input.provinceCode !== undefined || input.province !== undefined;
  const wantedProvince = isProvinceGiven
    ? (input.provinceCode ?? input.province ?? '')
    : (before.provinceCode ?? '');
  if (wantedCountry.trim() === '')
    return { countryCode: undefined, provinceCode: normalizeName(wantedProvince), problems: [] };
  const country = findCountry(wantedCountry);
  if (country === undefined) return invalidPlace('country', 'Country is invalid');
  return placeInCountry(country, wantedProvince, isProvinceGiven);
}

function placeInCountry(country: Country, wantedProvince: string, isProvinceGiven: boolean): Place {
  const found = { countryCode: country.code, provinceCode: undefined, problems: [] };
  if (wantedProvince.trim() === '' || country.provinces === undefined) return found;
  const province = findProvince(country, wantedProvince);
  if (province !== undefined) return { ...found, provinceCode: province.code };
  return isProvinceGiven ? invalidPlace('province', 'Province is invalid') : found;
}

function invalidPlace(part: string, message: string): Place {
  return { countryCode: undefined, provinceCode: undefined, problems: [{ part, message }] };
}

function isBlank(address: AddressContent): boolean {
  return Object.values(address).every((value) => value === undefined);
}
