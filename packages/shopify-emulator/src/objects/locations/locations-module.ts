import { apiError } from '../api-error.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import { findCountry, findProvince } from '../customers/atlas.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { primaryLocation as shopLocation } from './location-store.ts';
import { addLocation, type LocationAddInput } from './location-add.ts';
import { locationsTable, type Location, type LocationAddress } from './location.ts';

const searchFields: SearchFields<Location> = {
  filters: {
    id: { as: 'number', of: (location) => location.id },
    name: { as: 'words', of: (location) => location.name },
    address1: { as: 'words', of: (location) => location.address.address1 },
    address2: { as: 'words', of: (location) => location.address.address2 },
    city: { as: 'words', of: (location) => location.address.city },
    country: { as: 'exact', of: (location) => location.address.countryCode },
    province: { as: 'exact', of: (location) => location.address.provinceCode },
    zip: { as: 'words', of: (location) => location.address.zip },
    created_at: { as: 'time', of: (location) => location.createdAt * 1000 },
    active: { as: 'exact', of: () => 'true' },
    legacy: { as: 'exact', of: () => 'false' },
  },
  text: (location) => [location.name, location.address.address1, location.address.city],
};

interface LocationsArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: 'CREATED_AT' | 'ID' | 'NAME' | 'RELEVANCE' | null;
}

const queries: Readonly<Record<string, FieldResolver>> = {
  locations: (_source, args: LocationsArguments, context, info) => {
    const found = searchTable(context.shop.table(locationsTable), args.query, searchFields, {
      context,
      info,
    });
    if (args.sortKey === 'NAME') return connect(found, args, (location) => location.name.toLowerCase());
    return connect(found, args, (location) =>
      args.sortKey === 'CREATED_AT' ? location.createdAt : location.id,
    );
  },
  location: (_source, args: { readonly id?: string | null }, context) =>
    args.id === null || args.id === undefined ? primaryLocation(context) : lookUp(args.id, context),
  locationsCount: (_source, _args, context) => ({
    count: context.shop.table(locationsTable).size,
    precision: 'EXACT',
  }),
};

function lookUp(id: string, context: RequestContext): Location | null {
  const number = numberOfGlobalId(id, 'Location');
  if (number === null) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
  return context.shop.table(locationsTable).get(number) ?? null;
}

function primaryLocation(context: RequestContext): Location | null {
  return shopLocation(context) ?? null;
}

const locationFields: Readonly<Record<string, FieldResolver>> = {
  id: (location: Location) => formatGlobalId('Location', location.id),
  legacyResourceId: (location: Location) => String(location.id),
  createdAt: (location: Location) => formatTime(location.createdAt),
  updatedAt: (location: Location) => formatTime(location.updatedAt),
  isActive: () => true,
  isPrimary: (location: Location, _args, context: RequestContext) =>
    primaryLocation(context)?.id === location.id,
  isFulfillmentService: () => false,
  fulfillmentService: () => null,
  shipsInventory: (location: Location) => location.fulfillsOnlineOrders,
  deactivatedAt: () => null,
  activatable: () => true,
  addressVerified: () => false,
  suggestedAddresses: () => [],
  localPickupSettingsV2: () => null,
  ...metafieldsOfOwner('Location'),
};

const addressFields: Readonly<Record<string, FieldResolver>> = {
  address1: (address: LocationAddress) => address.address1 ?? null,
  address2: (address: LocationAddress) => address.address2 ?? null,
  city: (address: LocationAddress) => address.city ?? null,
  country: (address: LocationAddress) => countryName(address.countryCode),
  phone: (address: LocationAddress) => address.phone ?? null,
  province: (address: LocationAddress) => provinceName(address),
  provinceCode: (address: LocationAddress) => address.provinceCode ?? null,
  zip: (address: LocationAddress) => address.zip ?? null,
  latitude: () => null,
  longitude: () => null,
};

function countryName(code: string): string {
  return findCountry(code)?.name ?? code;
}

function provinceName(address: LocationAddress): string | null {
  const country = findCountry(address.countryCode);
  const code = address.provinceCode ?? null;
  if (country === undefined || code === null) return null;
  return findProvince(country, code)?.name ?? null;
}

export const locationsModule: ObjectModule = {
  queries,
  mutations: {
    locationAdd: (_source, args: { readonly input: LocationAddInput }, context) =>
      addLocation(context, args.input),
  },
  types: { Location: locationFields, LocationAddress: addressFields },
  nodes: { Location: (id, context) => lookUp(id, context) },
};
