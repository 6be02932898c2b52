import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { addressErrors, nameErrors, refuseBlankKeys } from './location-input.ts';
import { isAtLocationLimit } from './location-store.ts';
import { locationsTable, type Location, type LocationAddress } from './location.ts';

export interface LocationAddInput {
  readonly name: string;
  readonly address: LocationAddress;
  readonly fulfillsOnlineOrders?: boolean | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

export function addLocation(
  context: RequestContext,
  input: LocationAddInput,
): { readonly location: Location | null; readonly userErrors: readonly UserError[] } {
  const metafields = input.metafields ?? [];
  refuseBlankKeys(metafields);
  const owner = { gidType: 'Location', number: context.shop.allocateId() };
  const nested = checkNestedMetafields(context, owner, metafields, ['input', 'metafields']);
  const userErrors = [
    ...nameErrors(context, input.name.trim(), owner.number),
    ...addressErrors(input.address),
    ...nested.userErrors,
  ];
  if (userErrors.length > 0) return { location: null, userErrors };
  if (isAtLocationLimit(context)) {
    const error = userError(['input'], 'Shop has reached its location limit.', 'GENERIC_ERROR');
    return { location: null, userErrors: [error] };
  }
  const location = createLocation(context, input, owner.number);
  for (const write of nested.writes) writeMetafield(context, owner, write);
  return { location, userErrors };
}

export function createLocation(
  context: Pick<RequestContext, 'shop' | 'clock'>,
  input: LocationAddInput,
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
