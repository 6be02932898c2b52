import { formatGlobalId } from '../global-id.ts';
import type { CustomerAddress } from './address.ts';
import { findCountry, findProvince } from './atlas.ts';

/** An address as the fields of `MailingAddress` show it. */
export interface AddressView {
  readonly __typename: 'MailingAddress';
  /** The number, by which connections sort; the field `id` is written from it. */
  readonly id: number;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly name: string | null;
  readonly company: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly zip: string | null;
  readonly phone: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
  readonly countryCodeV2: string | null;
  readonly province: string | null;
  readonly provinceCode: string | null;
  readonly formattedArea: string | null;
  readonly coordinatesValidated: false;
  readonly latitude: null;
  readonly longitude: null;
  readonly timeZone: null;
  readonly validationResultSummary: null;
}

export function addressView(address: CustomerAddress): AddressView {
  const country = address.countryCode === undefined ? undefined : findCountry(address.countryCode);
  const province = country === undefined ? undefined : findProvince(country, address.provinceCode ?? '');
  return {
    __typename: 'MailingAddress',
    id: address.id,
    firstName: address.firstName ?? null,
    lastName: address.lastName ?? null,
    name: joined([address.firstName, address.lastName], ' '),
    company: address.company ?? null,
    address1: address.address1 ?? null,
    address2: address.address2 ?? null,
    city: address.city ?? null,
    zip: address.zip ?? null,
    phone: address.phone ?? null,
    country: country?.name ?? null,
    countryCode: address.countryCode ?? null,
    countryCodeV2: address.countryCode ?? null,
    province: province?.name ?? null,
    provinceCode: address.provinceCode ?? null,
    formattedArea: joined([joined([address.city, address.provinceCode], ' '), country?.name], ', '),
    coordinatesValidated: false,
    latitude: null,
    longitude: null,
    timeZone: null,
    validationResultSummary: null,
  };
}

export function addressGlobalId(number: number): string {
  return `${formatGlobalId('MailingAddress', number)}?model_name=CustomerAddress`;
}

/** The lines of a label. */
export function formattedLines(
  address: AddressView,
  parts: { readonly withName: boolean; readonly withCompany: boolean },
): readonly string[] {
  return [
    parts.withName ? address.name : null,
    parts.withCompany ? address.company : null,
    address.address1,
    address.address2,
    joined([address.city, address.provinceCode, address.zip], ' '),
    address.country,
  ].filter((line) => line !== null);
}

function joined(parts: readonly (string | null | undefined)[], separator: string): string | null {
  const present = parts.filter((part) => part !== null && part !== undefined);
  return present.length === 0 ? null : present.join(separator);
}
