import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { isActive, locationsTable, type Location } from './location.ts';

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
