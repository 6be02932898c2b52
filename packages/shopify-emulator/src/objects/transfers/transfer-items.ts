import type { RequestContext } from '../object-module.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { formatGlobalId } from '../global-id.ts';
import { userError, type UserError } from '../user-error.ts';
import { readLines, type LineInput, type WantedLine } from './line-input.ts';
import type { TransferPayload } from './transfer-create.ts';
import { itemNotFound, transferNotFound, wrongTransferStatus } from './transfer-errors.ts';
import { readProgress } from './transfer-progress.ts';
import { reserve } from './transfer-stock.ts';
import { findTransfer, newLine, saveTransfer } from './transfer-store.ts';
import type { Transfer, TransferLine, TransferStatus } from './transfer.ts';

interface LineUpdate {
  readonly inventoryItemId: string;
  readonly newQuantity: number;
  readonly deltaQuantity: number;
}

export interface SetItemsInput {
  readonly id: string;
  readonly lineItems: readonly LineInput[];
}

interface SetItemsPayload extends TransferPayload {
  readonly updatedLineItems: readonly LineUpdate[] | null;
}

const editable: ReadonlySet<TransferStatus> = new Set(['DRAFT', 'READY_TO_SHIP', 'IN_PROGRESS']);

/** Sets what is in no shipment yet of each item that is named; other items stay. */
export function setTransferItems(context: RequestContext, input: SetItemsInput): SetItemsPayload {
  const transfer = findTransfer(context, input.id);
  const refuse = (userErrors: readonly UserError[]): SetItemsPayload => ({
    inventoryTransfer: null,
    updatedLineItems: null,
    userErrors,
  });
  if (transfer === undefined) return refuse([transferNotFound(['input', 'id'])]);
  if (!editable.has(transfer.status)) return refuse([wrongTransferStatus(['input', 'id'])]);
  const least = transfer.status === 'DRAFT' ? 0 : 1;
  const read = readLines(context, input.lineItems, { field: ['input', 'lineItems'], least });
  if (read.userErrors.length > 0) return refuse(read.userErrors);
  const steps = planLines(context, transfer, read.lines);
  return {
    inventoryTransfer: applySteps(context, transfer, steps),
    updatedLineItems: steps.map(updateOf),
    userErrors: [],
  };
}

interface LineStep {
  readonly line: TransferLine;
  readonly before: number;
}

function planLines(
  context: RequestContext,
  transfer: Transfer,
  wanted: readonly WantedLine[],
): readonly LineStep[] {
  const progressOf = readProgress(context, transfer);
  const byItem = new Map(transfer.lines.map((line) => [line.itemId, line]));
  return wanted.map(({ itemId, quantity }) => {
    const line = byItem.get(itemId);
    if (line === undefined) return { line: newLine(context, { itemId, quantity }), before: 0 };
    const { picked, shipped } = progressOf(line);
    return { line: { ...line, quantity: picked + shipped + quantity }, before: line.quantity };
  });
}

function updateOf({ line, before }: LineStep): LineUpdate {
  return {
    inventoryItemId: formatGlobalId('InventoryItem', line.itemId),
    newQuantity: line.quantity,
    deltaQuantity: line.quantity - before,
  };
}

function applySteps(context: RequestContext, transfer: Transfer, steps: readonly LineStep[]): Transfer {
  const changed = new Map(steps.map(({ line }) => [line.id, line]));
  const kept = transfer.lines.map((line) => changed.get(line.id) ?? line);
  const added = steps.map(({ line }) => line).filter(({ id }) => kept.every((line) => line.id !== id));
  if (transfer.status !== 'DRAFT') reserve(context, transfer.origin, steps.map(differenceOf));
  return saveTransfer(context, { ...transfer, lines: [...kept, ...added] });
}

function differenceOf({ line, before }: LineStep): WantedLine {
  return { itemId: line.itemId, quantity: line.quantity - before };
}

export interface RemoveItemsInput {
  readonly id: string;
  readonly transferLineItemIds?: readonly string[] | null;
}

interface RemoveItemsPayload extends TransferPayload {
  readonly removedQuantities: readonly LineUpdate[] | null;
}

/** Takes out of lines what is in no shipment; a line of which nothing is left goes. */
export function removeTransferItems(context: RequestContext, input: RemoveItemsInput): RemoveItemsPayload {
  const refuse = (userErrors: readonly UserError[]): RemoveItemsPayload => ({
    inventoryTransfer: null,
    removedQuantities: null,
    userErrors,
  });
  const transfer = findTransfer(context, input.id);
  if (transfer === undefined) return refuse([transferNotFound(['input', 'id'])]);
  if (transfer.status !== 'DRAFT' && transfer.status !== 'READY_TO_SHIP')
    return refuse([wrongTransferStatus(['input', 'id'])]);
  const ids = (input.transferLineItemIds ?? []).map((id) =>
    numberOfArgument(id, 'InventoryTransferLineItem'),
  );
  const userErrors = removalErrors(context, transfer, ids);
  if (userErrors.length > 0) return refuse(userErrors);
  const progressOf = readProgress(context, transfer);
  const steps = transfer.lines
    .filter(({ id }) => ids.includes(id))
    .map((line) => {
      const { open } = progressOf(line);
      return { line: { ...line, quantity: line.quantity - open }, before: line.quantity };
    });
  const reduced = applySteps(context, transfer, steps);
  const lines = reduced.lines.filter(({ id, quantity }) => quantity > 0 || !ids.includes(id));
  return {
    inventoryTransfer: saveTransfer(context, { ...reduced, lines }),
    removedQuantities: steps.map(updateOf),
    userErrors: [],
  };
}

function removalErrors(
  context: RequestContext,
  transfer: Transfer,
  ids: readonly number[],
): readonly UserError[] {
  const progressOf = readProgress(context, transfer);
  const errors = ids.flatMap((id, index) => {
    const field = ['input', 'transferLineItemIds', String(index)];
    const line = transfer.lines.find((candidate) => candidate.id === id);
    if (line === undefined) return [itemNotFound(field)];
    if (line.quantity === 0 || progressOf(line).open > 0) return [];
    const message =
      'The item cannot be removed because all of its quantity is fully allocated to one or more shipments.';
    return [userError(field, message, 'ALL_QUANTITY_SHIPPED')];
  });
  if (errors.length > 0 || transfer.status === 'DRAFT' || ids.length === 0) return errors;
  if (transfer.lines.some(({ id }) => !ids.includes(id))) return [];
  const message = 'A `READY_TO_SHIP` transfer must have at least one line item.';
  const code = 'CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER';
  return [userError(['input', 'transferLineItemIds'], message, code)];
}
