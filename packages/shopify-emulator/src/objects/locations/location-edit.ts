import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { resolveNamespace } from '../metafields/namespaces.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { sameIdentifier, type OwnerRef } from '../metafields/metafield.ts';
import { entriesOf, writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { userError, type UserError } from '../user-error.ts';
import { addressErrors, nameErrors, refuseBlankKeys } from './location-input.ts';
import { fulfillsAlone, locationWithNumber, saveLocation } from './location-store.ts';
import type { Location, LocationAddress } from './location.ts';

export interface LocationEditInput {
  readonly name?: string | null;
  readonly address?: Partial<LocationAddress> | null;
  readonly fulfillsOnlineOrders?: boolean | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

interface EditPayload {
  readonly location: Location | null;
  readonly userErrors: readonly UserError[];
}

export function editLocation(context: RequestContext, id: string, input: LocationEditInput): EditPayload {
  const before = locationWithNumber(context, numberOfArgument(id, 'Location'));
  if (before === undefined)
    return { location: null, userErrors: [userError(['id'], 'Location not found.', 'NOT_FOUND')] };
  const metafields = input.metafields ?? [];
  refuseBlankKeys(metafields);
  const owner = { gidType: 'Location', number: before.id };
  const nested = checkNestedMetafields(context, owner, metafields, ['input', 'metafields']);
  const places = placesOf(context, owner, metafields);
  const location = draftLocation(before, input);
  const userErrors = [
    ...(input.name === null || input.name === undefined ? [] : nameErrors(context, location.name, before.id)),
    ...addressErrors(input.address ? location.address : {}),
    ...onlineErrors(context, before, location),
    ...nested.userErrors.map((error) => withPlace(error, places)),
  ];
  if (userErrors.length > 0) return { location: null, userErrors };
  for (const write of nested.writes) writeMetafield(context, owner, write);
  return { location: saveLocation(context, location), userErrors };
}

function draftLocation(before: Location, input: LocationEditInput): Location {
  return {
    ...before,
    name: input.name?.trim() ?? before.name,
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? before.fulfillsOnlineOrders,
    address: draftAddress(before.address, input.address ?? {}),
  };
}

/** What is left out stays; another country has other provinces. */
function draftAddress(before: LocationAddress, input: Partial<LocationAddress>): LocationAddress {
  const countryCode = input.countryCode ?? before.countryCode;
  const provinceCode = countryCode === before.countryCode ? before.provinceCode : undefined;
  return { ...before, provinceCode, ...input, countryCode };
}

/** Where Shopify counts each metafield of the input: those that the location has come first, then the new ones. */
function placesOf(
  context: RequestContext,
  owner: OwnerRef,
  inputs: readonly MetafieldInput[],
): readonly number[] {
  const present = entriesOf(context, owner);
  let added = 0;
  return inputs.map((input) => {
    const namespace = resolveNamespace(input.namespace, context.caller.appId);
    const key = input.key ?? '';
    const place = present.findIndex((entry) => sameIdentifier(entry, { namespace, key }));
    return place === -1 ? present.length + added++ : place;
  });
}

function withPlace(error: UserError, places: readonly number[]): UserError {
  const [input = '', list = '', index, ...rest] = error.field ?? [];
  const place = places[Number(index)] ?? index;
  return { ...error, field: [input, list, String(place), ...rest] };
}

function onlineErrors(context: RequestContext, before: Location, after: Location): readonly UserError[] {
  if (after.fulfillsOnlineOrders || !fulfillsAlone(context, before)) return [];
  const field = ['input', 'fulfillsOnlineOrders'];
  const message = 'At least one location must fulfill online orders.';
  return [userError(field, message, 'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT')];
}
