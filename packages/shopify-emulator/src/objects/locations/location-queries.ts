import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings } from '../count.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { activeLocations, locationWithNumber, primaryLocation } from './location-store.ts';
import { isActive, locationsTable, type Location } from './location.ts';

const searchFields: SearchFields<Location> = {
  filters: {
    id: { as: 'number', of: (location) => location.id },
    location_id: { as: 'number', of: (location) => location.id },
    name: { as: 'words', of: (location) => location.name },
    address1: { as: 'words', of: (location) => location.address.address1 },
    address2: { as: 'words', of: (location) => location.address.address2 },
    city: { as: 'words', of: (location) => location.address.city },
    country: { as: 'exact', of: (location) => location.address.countryCode },
    province: { as: 'exact', of: (location) => location.address.provinceCode },
    zip: { as: 'words', of: (location) => location.address.zip },
    created_at: { as: 'time', of: (location) => location.createdAt * 1000 },
    active: { as: 'boolean', of: isActive },
    pickup_in_store: {
      as: 'exact',
      of: (location) => (location.localPickup === undefined ? 'disabled' : 'enabled'),
    },
    // Addresses are never looked up on a map here, and no location belongs to a fulfillment service.
    geolocated: { as: 'boolean', of: () => false },
    legacy: { as: 'boolean', of: () => false },
  },
  text: ({ name, address }) => [name, address.address1, address.address2, address.city, address.zip],
};

interface LocationsArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly includeInactive?: boolean | null;
  readonly sortKey?: 'ID' | 'NAME' | 'RELEVANCE' | null;
}

interface CountArguments {
  readonly query?: string | null;
  readonly limit?: number | null;
}

interface LocationIdentifier {
  readonly id?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

/** The list, which older documents ask the shop for. */
export const shopLocations: Readonly<Record<'locations', FieldResolver>> = {
  locations: (_source, args: LocationsArguments, context, info) => locations(context, args, info),
};

export const locationQueries: Readonly<Record<string, FieldResolver>> = {
  ...shopLocations,
  location: (_source, args: { readonly id?: string | null }, context) => {
    const { id = null } = args;
    return (id === null ? primaryLocation(context) : locationOfArgument(context, id)) ?? null;
  },
  locationByIdentifier: (_source, args: { readonly identifier: LocationIdentifier }, context) =>
    findByIdentifier(context, args.identifier) ?? null,
  locationsCount: (_source, args: CountArguments, context, info) =>
    countThings(search(context, args.query, info), args.limit),
  locationsAvailableForDeliveryProfiles: (_source, _args, context) => activeLocations(context),
  locationsAvailableForDeliveryProfilesConnection: (_source, args: ConnectionArguments, context) =>
    connect(activeLocations(context), args),
};

function locations(
  context: RequestContext,
  args: LocationsArguments,
  info: GraphQLResolveInfo,
): Connection<Location> {
  const found = search(context, args.query, info);
  const shown = args.includeInactive === true ? found : found.filter(isActive);
  return args.sortKey === 'ID' ? connect(shown, args) : connect(shown, args, sortName);
}

function sortName({ name }: Location): string {
  return name.toLowerCase();
}

function search(
  context: RequestContext,
  query: string | null | undefined,
  info: GraphQLResolveInfo,
): readonly Location[] {
  return [...searchTable(context.shop.table(locationsTable), query, searchFields, { context, info })];
}

export function locationOfArgument(context: RequestContext, id: string): Location | undefined {
  return locationWithNumber(context, numberOfArgument(id, 'Location'));
}

function findByIdentifier(
  context: RequestContext,
  { id = null, customId = null }: LocationIdentifier,
): Location | undefined {
  if (id !== null) return locationOfArgument(context, id);
  if (customId === null) return undefined;
  const number = findOwnerByCustomId(context, 'Location', customId);
  return number === undefined ? undefined : locationWithNumber(context, number);
}
