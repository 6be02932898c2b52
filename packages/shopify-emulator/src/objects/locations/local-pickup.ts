import { numberOfArgument } from '../global-id-argument.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { locationWithNumber, saveLocation } from './location-store.ts';
import { isActive, type LocalPickup, type Location } from './location.ts';

export interface EnableInput {
  readonly locationId: string;
  readonly pickupTime: string;
  readonly instructions?: string | null;
}

interface EnablePayload {
  readonly localPickupSettings: LocalPickup | null;
  readonly userErrors: readonly UserError[];
}

export function enableLocalPickup(context: RequestContext, input: EnableInput): EnablePayload {
  const field = ['localPickupSettings'];
  const { location, userErrors } = findActive(context, input.locationId, field);
  if (location === undefined) return { localPickupSettings: null, userErrors };
  if (input.pickupTime === 'CUSTOM') {
    const message = 'Custom pickup time is not allowed for local pickup settings.';
    const error = userError(field, message, 'CUSTOM_PICKUP_TIME_NOT_ALLOWED');
    return { localPickupSettings: null, userErrors: [error] };
  }
  const localPickup = { pickupTime: input.pickupTime, instructions: input.instructions ?? '' };
  saveLocation(context, { ...location, localPickup });
  return { localPickupSettings: localPickup, userErrors: [] };
}

interface DisablePayload {
  readonly locationId: string | null;
  readonly userErrors: readonly UserError[];
}

export function disableLocalPickup(context: RequestContext, locationId: string): DisablePayload {
  const { location, userErrors } = findActive(context, locationId, ['locationId']);
  if (location === undefined) return { locationId: null, userErrors };
  saveLocation(context, { ...location, localPickup: undefined });
  return { locationId, userErrors: [] };
}

function findActive(
  context: RequestContext,
  id: string,
  field: readonly string[],
): { readonly location: Location | undefined; readonly userErrors: readonly UserError[] } {
  const number = numberOfArgument(id, 'Location');
  const location = locationWithNumber(context, number);
  if (location !== undefined && isActive(location)) return { location, userErrors: [] };
  const message = `Unable to find an active location for location ID ${number}`;
  return { location: undefined, userErrors: [userError(field, message, 'ACTIVE_LOCATION_NOT_FOUND')] };
}
