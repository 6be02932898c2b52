import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { locationsTable, type Location, type LocationAddress } from './location.ts';

export interface LocationAddInput {
  readonly name: string;
  readonly address: LocationAddress;
  readonly fulfillsOnlineOrders?: boolean | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

const maxName = 100;
const maxAddress = 255;

export function addLocation(
  context: RequestContext,
  input: LocationAddInput,
): { readonly location: Location | null; readonly userErrors: readonly UserError[] } {
  const owner = { gidType: 'Location', number: context.shop.allocateId() };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? [], ['input', 'metafields']);
  const userErrors = [
    ...nameErrors(context, input.name.trim()),
    ...addressErrors(input.address),
    ...nested.userErrors,
  ];
  if (userErrors.length > 0) return { location: null, userErrors };
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
  };
  context.shop.table(locationsTable).put(location);
  return location;
}

function nameErrors(context: RequestContext, name: string): readonly UserError[] {
  const field = ['input', 'name'];
  if (name === '') return [userError(field, 'Add a location name', 'BLANK')];
  if (name.length > maxName) {
    return [userError(field, `Use a shorter location name (up to ${maxName} characters)`, 'TOO_LONG')];
  }
  const taken = context.shop.table(locationsTable).find('name', name.toLowerCase()).length > 0;
  return taken ? [userError(field, 'You already have a location with this name', 'TAKEN')] : [];
}

function addressErrors(address: LocationAddress): readonly UserError[] {
  if ((address.address1 ?? '').length <= maxAddress) return [];
  const message = `Use a shorter name for the street (up to ${maxAddress} characters)`;
  return [userError(['input', 'address', 'address1'], message, 'TOO_LONG')];
}
