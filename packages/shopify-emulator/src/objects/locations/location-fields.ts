import { findCountry, findProvince } from '../customers/atlas.ts';
import { formatGlobalId } from '../global-id.ts';
import { hasActiveStock } from '../inventory/location-stock.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { isActivatable } from './location-activate.ts';
import { deactivationBlock } from './location-deactivate.ts';
import { deletionErrors } from './location-delete.ts';
import { primaryLocation } from './location-store.ts';
import { isActive, type Location, type LocationAddress } from './location.ts';

export const locationFields: Readonly<Record<string, FieldResolver>> = {
  id: (location: Location) => formatGlobalId('Location', location.id),
  legacyResourceId: (location: Location) => String(location.id),
  createdAt: (location: Location) => formatTime(location.createdAt),
  updatedAt: (location: Location) => formatTime(location.updatedAt),
  deactivatedAt: ({ deactivatedAt }: Location) =>
    deactivatedAt === undefined ? null : formatTime(deactivatedAt),
  isActive: (location: Location) => isActive(location),
  isPrimary: (location: Location, _args, context: RequestContext) => isPrimary(context, location),
  isFulfillmentService: () => false,
  fulfillmentService: () => null,
  // The field is from the time when one location shipped for all.
  shipsInventory: (location: Location, _args, context: RequestContext) => isPrimary(context, location),
  activatable: (location: Location, _args, context: RequestContext) => isActivatable(context, location),
  deactivatable: (location: Location, _args, context: RequestContext) =>
    deactivationBlock(context, location) === null,
  deletable: (location: Location, _args, context: RequestContext) =>
    deletionErrors(context, location).length === 0,
  hasActiveInventory: (location: Location, _args, context: RequestContext) =>
    hasActiveStock(context, location.id),
  hasUnfulfilledOrders: () => false,
  addressVerified: () => false,
  suggestedAddresses: () => [],
  localPickupSettingsV2: (location: Location) => location.localPickup ?? null,
  ...metafieldsOfOwner('Location'),
};

function isPrimary(context: RequestContext, location: Location): boolean {
  return primaryLocation(context)?.id === location.id;
}

export const addressFields: Readonly<Record<string, FieldResolver>> = {
  address1: (address: LocationAddress) => address.address1 ?? null,
  address2: (address: LocationAddress) => address.address2 ?? null,
  city: (address: LocationAddress) => address.city ?? null,
  country: (address: LocationAddress) => countryName(address),
  phone: (address: LocationAddress) => address.phone ?? null,
  province: (address: LocationAddress) => provinceName(address),
  provinceCode: (address: LocationAddress) => address.provinceCode ?? null,
  zip: (address: LocationAddress) => address.zip ?? null,
  formatted: (address: LocationAddress) => formattedLines(address),
  latitude: () => null,
  longitude: () => null,
};

function countryName({ countryCode }: LocationAddress): string {
  return findCountry(countryCode)?.name ?? countryCode;
}

function provinceName({ countryCode, provinceCode }: LocationAddress): string | null {
  const country = findCountry(countryCode);
  if (country === undefined) return null;
  return findProvince(country, provinceCode ?? '')?.name ?? null;
}

function formattedLines(address: LocationAddress): readonly string[] {
  const { address1, address2, city, provinceCode, zip } = address;
  const town = [city, provinceCode, zip].filter(Boolean).join(' ');
  return [address1, address2, town, countryName(address)].flatMap((line) => line || []);
}
