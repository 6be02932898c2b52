import { numberOfArgument } from '../global-id-argument.ts';
import { formatGlobalId } from '../global-id.ts';
import { forgetStockAt, hasActiveStock } from '../inventory/location-stock.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { locationWithNumber } from './location-store.ts';
import { isActive, locationsTable, type Location } from './location.ts';

interface DeletePayload {
  readonly deletedLocationId: string | null;
  readonly locationDeleteUserErrors: readonly UserError[];
}

export function deleteLocation(context: RequestContext, id: string): DeletePayload {
  const location = locationWithNumber(context, numberOfArgument(id, 'Location'));
  const errors =
    location === undefined
      ? [userError(['locationId'], 'Location not found.', 'LOCATION_NOT_FOUND')]
      : deletionErrors(context, location);
  if (location === undefined || errors.length > 0)
    return { deletedLocationId: null, locationDeleteUserErrors: errors };
  forgetStockAt(context, location.id);
  deleteMetafieldsOf(context, { gidType: 'Location', number: location.id });
  context.shop.table(locationsTable).delete(location.id);
  return {
    deletedLocationId: formatGlobalId('Location', location.id),
    locationDeleteUserErrors: [],
  };
}

/** All that stands in the way of deleting the location. */
export function deletionErrors(context: RequestContext, location: Location): readonly UserError[] {
  const refuse = (message: string, code: string): UserError => userError(['locationId'], message, code);
  return [
    ...(isActive(location)
      ? [refuse('The location cannot be deleted while it is active.', 'LOCATION_IS_ACTIVE')]
      : []),
    ...(hasActiveStock(context, location.id)
      ? [refuse('The location cannot be deleted while it has inventory.', 'LOCATION_HAS_INVENTORY')]
      : []),
  ];
}
