import { numberOfArgument } from '../global-id-argument.ts';
import { locationWithNumber } from '../locations/location-store.ts';
import { isActive } from '../locations/location.ts';
import type { MetafieldInput, MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { normalizeTags } from '../tags/tag-list.ts';
import { userError, type UserError } from '../user-error.ts';
import type { LocationSnapshot } from './transfer.ts';

/** Nothing is found where nothing was asked for; else a place, or the reason why not. */
export interface FoundPlace {
  readonly place: LocationSnapshot | undefined;
  readonly userErrors: readonly UserError[];
}

export function readPlace(
  context: RequestContext,
  id: string | null | undefined,
  field: readonly string[],
): FoundPlace {
  if (id === null || id === undefined) return { place: undefined, userErrors: [] };
  const location = locationWithNumber(context, numberOfArgument(id, 'Location'));
  const refuse = (message: string, code: string): FoundPlace => ({
    place: undefined,
    userErrors: [userError(field, message, code)],
  });
  if (location === undefined) return refuse("The location selected can't be found.", 'LOCATION_NOT_FOUND');
  if (!isActive(location)) return refuse('The location selected is not active.', 'LOCATION_NOT_ACTIVE');
  const { id: locationId, name, address } = location;
  return { place: { locationId, name, address, takenAt: nowSeconds(context) }, userErrors: [] };
}

export function routeErrors(
  origin: LocationSnapshot | undefined,
  destination: LocationSnapshot | undefined,
  field: readonly string[],
): readonly UserError[] {
  if (origin === undefined || origin.locationId !== destination?.locationId) return [];
  const message = 'The origin location cannot be the same as the destination location.';
  return [userError(field, message, 'TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION')];
}

const maxTag = 255;

export function readTags(tags: readonly string[] | null | undefined): {
  readonly tags: readonly string[] | undefined;
  readonly userErrors: readonly UserError[];
} {
  const normal = normalizeTags(tags ?? []);
  const isTooLong = normal.some((tag) => tag.length > maxTag);
  const error = userError(['input', 'tags'], 'The tag exceeds the maximum length.', 'TAG_EXCEEDS_MAX_LENGTH');
  return { tags: normal.length === 0 ? undefined : normal, userErrors: isTooLong ? [error] : [] };
}

/** All faults of metafields have one code here. */
export function readMetafields(
  context: RequestContext,
  number: number,
  inputs: readonly MetafieldInput[] | null | undefined,
): { readonly writes: readonly MetafieldWrite[]; readonly userErrors: readonly UserError[] } {
  const owner = { gidType: 'InventoryTransfer', number };
  const { writes, userErrors } = checkNestedMetafields(context, owner, inputs ?? [], ['input', 'metafields']);
  return { writes, userErrors: userErrors.map((error) => ({ ...error, code: 'INVALID_METAFIELDS' })) };
}

/** A text that is left out, blank or null is none. */
export function readText(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || text === '' ? undefined : text;
}
