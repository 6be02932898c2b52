import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { isActive, locationsTable, type Location, type LocationAddress } from './location.ts';

export function findLocation(context: RequestContext, id: string): Location | undefined {
  const number = numberOfGlobalId(id, 'Location');
  return number === null ? undefined : locationWithNumber(context, number);
}

export function locationWithNumber(context: RequestContext, number: number): Location | undefined {
  return context.shop.table(locationsTable).get(number);
}

/** The shop's own location: the oldest that is active. New items are stocked there. */
export function primaryLocation(context: RequestContext): Location | undefined {
  for (const location of context.shop.table(locationsTable).rows()) if (isActive(location)) return location;
  return undefined;
}

/** The location whose stock is the group that the gid of a level names. */
export function findLocationOfGroup(context: RequestContext, inventoryGroupId: string): Location | undefined {
  return context.shop.table(locationsTable).find('inventoryGroupId', inventoryGroupId)[0];
}

export function activeLocations(context: RequestContext): readonly Location[] {
  return [...context.shop.table(locationsTable).rows()].filter(isActive);
}

/** Whether no other active location fulfills online orders. */
export function fulfillsAlone(context: RequestContext, location: Location): boolean {
  const fulfilling = activeLocations(context).filter(({ fulfillsOnlineOrders }) => fulfillsOnlineOrders);
  return fulfilling.length === 1 && fulfilling[0]?.id === location.id;
}

/** So many active locations a shop may have. */
export const locationLimit = 200;

export function isAtLocationLimit(context: RequestContext): boolean {
  return activeLocations(context).length >= locationLimit;
}

export interface NewLocation {
  readonly name: string;
  readonly address: LocationAddress;
  readonly fulfillsOnlineOrders?: boolean | null;
}

/** Stores a new location, active, with a stock of its own. */
export function createLocation(
  context: Pick<RequestContext, 'shop' | 'clock'>,
  input: NewLocation,
  id: number = context.shop.allocateId(),
): Location {
  const now = nowSeconds(context);
  const location: Location = {
    __typename: 'Location',
    id,
    name: input.name.trim(),
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
    address: input.address,
    createdAt: now,
    updatedAt: now,
    deactivatedAt: undefined,
    inventoryGroupId: context.shop.allocateId(),
    localPickup: undefined,
  };
  context.shop.table(locationsTable).put(location);
  return location;
}

/** Stores the location as changed now, and gives it as stored. */
export function saveLocation(context: RequestContext, location: Location): Location {
  const saved = { ...location, updatedAt: nowSeconds(context) };
  context.shop.table(locationsTable).put(saved);
  return saved;
}
