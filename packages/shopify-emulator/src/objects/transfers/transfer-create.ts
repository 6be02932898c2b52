import { itemWithNumber } from '../inventory/item-store.ts';
import { findLevel } from '../inventory/quantities.ts';
import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { readLines, type LineInput, type WantedLine } from './line-input.ts';
import { locationRequired, noItems } from './transfer-errors.ts';
import { readMetafields, readPlace, readTags, readText, routeErrors } from './transfer-input.ts';
import { newLine, nextNumber, saveTransfer } from './transfer-store.ts';
import { reserve } from './transfer-stock.ts';
import type { LocationSnapshot, Transfer } from './transfer.ts';

export interface CreateInput {
  readonly originLocationId?: string | null;
  readonly destinationLocationId?: string | null;
  readonly lineItems: readonly LineInput[];
  readonly dateCreated?: string | null;
  readonly note?: string | null;
  readonly referenceName?: string | null;
  readonly tags?: readonly string[] | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

export interface TransferPayload {
  readonly inventoryTransfer: Transfer | null;
  readonly userErrors: readonly UserError[];
}

/** A draft moves nothing. What is ready to ship is reserved at its origin at once. */
export function createTransfer(
  context: RequestContext,
  input: CreateInput,
  status: 'DRAFT' | 'READY_TO_SHIP',
): TransferPayload {
  const id = context.shop.allocateId();
  const origin = readPlace(context, input.originLocationId, ['input', 'originLocationId']);
  const destination = readPlace(context, input.destinationLocationId, ['input', 'destinationLocationId']);
  const field = ['input', 'lineItems'];
  const read = readLines(context, input.lineItems, { field, least: status === 'DRAFT' ? 0 : 1 });
  const tags = readTags(input.tags);
  const metafields = readMetafields(context, id, input.metafields);
  const userErrors = [
    ...origin.userErrors,
    ...destination.userErrors,
    ...routeErrors(origin.place, destination.place, ['input', 'destinationLocationId']),
    ...read.userErrors,
    ...tags.userErrors,
    ...metafields.userErrors,
  ];
  const problems =
    userErrors.length > 0 || status === 'DRAFT'
      ? userErrors
      : readinessErrors(context, input, { origin: origin.place, lines: read.lines });
  if (problems.length > 0) return { inventoryTransfer: null, userErrors: problems };
  const transfer: Transfer = {
    __typename: 'InventoryTransfer',
    id,
    number: nextNumber(context),
    createdAt: readTime(input.dateCreated) ?? nowSeconds(context),
    status,
    origin: origin.place,
    destination: destination.place,
    lines: read.lines.map((line) => newLine(context, line)),
    note: readText(input.note),
    referenceName: readText(input.referenceName),
    tags: tags.tags,
  };
  if (status === 'READY_TO_SHIP') reserve(context, transfer.origin, transfer.lines);
  for (const write of metafields.writes)
    writeMetafield(context, { gidType: 'InventoryTransfer', number: id }, write);
  return { inventoryTransfer: saveTransfer(context, transfer), userErrors: [] };
}

/** What a transfer needs that is to be shipped at once: both ends, and something that lies at the origin. */
function readinessErrors(
  context: RequestContext,
  input: CreateInput,
  { origin, lines }: { readonly origin: LocationSnapshot | undefined; readonly lines: readonly WantedLine[] },
): readonly UserError[] {
  const missing = (['originLocationId', 'destinationLocationId'] as const)
    .filter((name) => (input[name] ?? null) === null)
    .map((name) => locationRequired(['input', name]));
  if (missing.length > 0) return missing;
  if (lines.length === 0) return [noItems(['input', 'lineItems'])];
  return lines.flatMap(({ itemId }, index) => {
    const level = origin && findLevel(itemWithNumber(context, itemId), origin.locationId);
    if (level !== undefined && level.isInactive !== true) return [];
    const field = ['input', 'lineItems', String(index), 'inventoryItemId'];
    const message = 'The item is not stocked at the intended location.';
    return [userError(field, message, 'INVENTORY_STATE_NOT_ACTIVE')];
  });
}
