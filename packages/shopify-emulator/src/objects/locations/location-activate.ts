import { numberOfArgument } from '../global-id-argument.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { isNameTaken } from './location-input.ts';
import { isAtLocationLimit, locationWithNumber, saveLocation } from './location-store.ts';
import { isActive, type Location } from './location.ts';

interface ActivatePayload {
  readonly location: Location | null;
  readonly locationActivateUserErrors: readonly UserError[];
}

/** Activating an active location changes nothing. */
export function activateLocation(context: RequestContext, id: string): ActivatePayload {
  const location = locationWithNumber(context, numberOfArgument(id, 'Location'));
  if (location === undefined) return refused(null, 'Location not found.', 'LOCATION_NOT_FOUND');
  if (isActive(location)) return { location, locationActivateUserErrors: [] };
  if (isNameTaken(context, location.name, location.id)) {
    const message =
      'This location currently cannot be activated because there exists an active location with the same name.';
    return refused(location, message, 'HAS_NON_UNIQUE_NAME');
  }
  if (isAtLocationLimit(context))
    return refused(location, 'Shop has reached its location limit.', 'LOCATION_LIMIT');
  const activated = saveLocation(context, { ...location, deactivatedAt: undefined });
  return { location: activated, locationActivateUserErrors: [] };
}

function refused(location: Location | null, message: string, code: string): ActivatePayload {
  return { location, locationActivateUserErrors: [userError(['locationId'], message, code)] };
}

export function isActivatable(context: RequestContext, location: Location): boolean {
  if (isActive(location)) return true;
  return !isNameTaken(context, location.name, location.id) && !isAtLocationLimit(context);
}
