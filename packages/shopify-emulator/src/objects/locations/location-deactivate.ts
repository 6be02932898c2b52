import { numberOfArgument } from '../global-id-argument.ts';
import { hasActiveStock, hasIncomingStock, relocateStock } from '../inventory/location-stock.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { activeLocations, fulfillsAlone, locationWithNumber, saveLocation } from './location-store.ts';
import { isActive, type Location } from './location.ts';

interface DeactivateArguments {
  readonly locationId: string;
  readonly destinationLocationId?: string | null;
}

interface DeactivatePayload {
  readonly location: Location | null;
  readonly locationDeactivateUserErrors: readonly UserError[];
}

/** Deactivating an inactive location changes nothing. What is stocked at the location goes to the destination. */
export function deactivateLocation(context: RequestContext, args: DeactivateArguments): DeactivatePayload {
  const location = locationWithNumber(context, numberOfArgument(args.locationId, 'Location'));
  if (location === undefined)
    return refused(null, userError(['locationId'], 'Location not found.', 'LOCATION_NOT_FOUND'));
  if (!isActive(location)) return { location, locationDeactivateUserErrors: [] };
  const { destinationLocationId = null } = args;
  const destinationId =
    destinationLocationId === null ? null : numberOfArgument(destinationLocationId, 'Location');
  const error =
    deactivationBlock(context, location) ??
    destinationError(context, location, destinationId) ??
    stockError(context, location, destinationId);
  if (error !== null) return refused(location, error);
  if (destinationId !== null) relocateStock(context, location.id, destinationId);
  const deactivated = saveLocation(context, { ...location, deactivatedAt: nowSeconds(context) });
  return { location: deactivated, locationDeactivateUserErrors: [] };
}

function refused(location: Location | null, error: UserError): DeactivatePayload {
  return { location, locationDeactivateUserErrors: [error] };
}

/** Why the location cannot be deactivated at present, whatever becomes of its stock. */
export function deactivationBlock(context: RequestContext, location: Location): UserError | null {
  const field = ['locationId'];
  if (activeLocations(context).every(({ id }) => id === location.id)) {
    const message =
      'Location could not be deactivated because it either has a fulfillment service or is the only location with a shipping address.';
    return userError(field, message, 'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR');
  }
  if (fulfillsAlone(context, location)) {
    const message = 'At least one location must fulfill online orders.';
    return userError(field, message, 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT');
  }
  if (!hasIncomingStock(context, location.id)) return null;
  // Shopify leaves the name of the location out and shows its own placeholder.
  const message =
    "%{location_name} has incoming inventory. You'll be able to deactivate it once the inventory has been received.";
  return userError(field, message, 'TEMPORARILY_BLOCKED_FROM_DEACTIVATION_ERROR');
}

function destinationError(
  context: RequestContext,
  location: Location,
  destinationId: number | null,
): UserError | null {
  if (destinationId === null) return null;
  const field = ['destinationLocationId'];
  if (destinationId === location.id) {
    const message = 'destination location is the same location';
    return userError(field, message, 'DESTINATION_LOCATION_IS_THE_SAME_LOCATION');
  }
  const destination = locationWithNumber(context, destinationId);
  if (destination === undefined) {
    const message = 'destination location not shopify managed';
    return userError(field, message, 'DESTINATION_LOCATION_NOT_SHOPIFY_MANAGED');
  }
  if (isActive(destination)) return null;
  const message = 'destination location not found or inactive';
  return userError(field, message, 'DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE');
}

function stockError(
  context: RequestContext,
  location: Location,
  destinationId: number | null,
): UserError | null {
  if (destinationId !== null || !hasActiveStock(context, location.id)) return null;
  const message =
    'Location could not be deactivated without specifying where to relocate inventory stocked at the location.';
  return userError(['locationId'], message, 'HAS_ACTIVE_INVENTORY_ERROR');
}
