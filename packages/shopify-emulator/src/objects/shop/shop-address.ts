import { findCountry, findProvince } from '../customers/atlas.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';

/** Where the shop is. Its first location is there too. */
export const shopPlace = {
  address1: '1 Depot Street',
  city: 'Ottawa',
  countryCode: 'CA',
  provinceCode: 'ON',
  zip: 'K1A 0B1',
} as const;

interface ShopAddressView {
  readonly __typename: 'ShopAddress';
  readonly company: string;
  readonly country: string;
  readonly [field: string]: unknown;
}

/** `ShopAddress`. */
export function shopAddress(context: RequestContext): ShopAddressView {
  const { id, name } = context.shop.profile;
  const { city, countryCode, provinceCode } = shopPlace;
  const country = findCountry(countryCode);
  const province = country === undefined ? undefined : findProvince(country, provinceCode);
  return {
    __typename: 'ShopAddress',
    id: formatGlobalId('ShopAddress', id),
    ...shopPlace,
    address2: null,
    company: name,
    coordinatesValidated: false,
    country: country?.name ?? countryCode,
    countryCodeV2: countryCode,
    firstName: null,
    formattedArea: `${city} ${provinceCode}, ${country?.name ?? countryCode}`,
    lastName: null,
    latitude: null,
    longitude: null,
    name: null,
    phone: null,
    province: province?.name ?? null,
  };
}

export const shopAddressFields: Readonly<Record<string, FieldResolver>> = {
  formatted: (
    { company, country }: ShopAddressView,
    { withCompany }: { readonly withCompany?: boolean | null },
  ) => {
    const { address1, city, provinceCode, zip } = shopPlace;
    const lines = [address1, `${city} ${provinceCode} ${zip}`, country];
    return withCompany === false ? lines : [company, ...lines];
  },
};

export function findShopAddress(id: string, context: RequestContext): object | null {
  return parseGlobalId(id)?.number === context.shop.profile.id ? shopAddress(context) : null;
}
