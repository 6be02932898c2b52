import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { readTime } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import type { TransferPayload } from './transfer-create.ts';
import { transferNotFound } from './transfer-errors.ts';
import { readMetafields, readPlace, readTags, readText, routeErrors } from './transfer-input.ts';
import { findTransfer, saveTransfer } from './transfer-store.ts';
import type { Transfer } from './transfer.ts';

export interface EditInput {
  readonly originId?: string | null;
  readonly destinationId?: string | null;
  readonly dateCreated?: string | null;
  readonly note?: string | null;
  readonly referenceName?: string | null;
  readonly tags?: readonly string[] | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

/** Texts that are given replace those that are there; locations only of a draft. */
export function editTransfer(context: RequestContext, id: string, input: EditInput): TransferPayload {
  const before = findTransfer(context, id);
  if (before === undefined) return { inventoryTransfer: null, userErrors: [transferNotFound()] };
  const origin = readPlace(context, input.originId, ['input', 'originId']);
  const destination = readPlace(context, input.destinationId, ['input', 'destinationId']);
  const tags = readTags(input.tags);
  const metafields = readMetafields(context, before.id, input.metafields);
  const transfer: Transfer = {
    ...before,
    origin: origin.place ?? before.origin,
    destination: destination.place ?? before.destination,
    createdAt: readTime(input.dateCreated) ?? before.createdAt,
    note: input.note === undefined ? before.note : readText(input.note),
    referenceName: input.referenceName === undefined ? before.referenceName : readText(input.referenceName),
    tags: input.tags === undefined ? before.tags : tags.tags,
  };
  const userErrors = [
    ...origin.userErrors,
    ...destination.userErrors,
    ...immutableErrors(before, transfer),
    ...routeErrors(transfer.origin, transfer.destination, ['input', 'destinationId']),
    ...tags.userErrors,
    ...metafields.userErrors,
  ];
  if (userErrors.length > 0) return { inventoryTransfer: null, userErrors };
  for (const write of metafields.writes)
    writeMetafield(context, { gidType: 'InventoryTransfer', number: before.id }, write);
  return { inventoryTransfer: saveTransfer(context, transfer), userErrors };
}

function immutableErrors(before: Transfer, after: Transfer): readonly UserError[] {
  if (before.status === 'DRAFT') return [];
  const message =
    'The location of a transfer cannot be updated. Only Draft Transfers can mutate their locations.';
  return (
    [
      ['originId', before.origin, after.origin],
      ['destinationId', before.destination, after.destination],
    ] as const
  )
    .filter(([, old, fresh]) => old?.locationId !== fresh?.locationId)
    .map(([name]) => userError(['input', name], message, 'TRANSFER_LOCATION_IMMUTABLE'));
}
