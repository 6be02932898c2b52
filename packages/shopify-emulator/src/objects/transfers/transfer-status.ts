import { formatGlobalId } from '../global-id.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { hasLeft, shipmentsTable } from './shipment.ts';
import type { TransferPayload } from './transfer-create.ts';
import { locationRequired, noItems, transferNotFound, wrongTransferStatus } from './transfer-errors.ts';
import { shipmentsOf } from './transfer-progress.ts';
import { reserve } from './transfer-stock.ts';
import { findTransfer, saveTransfer } from './transfer-store.ts';
import { transfersTable, type Transfer } from './transfer.ts';

/** Reserves at its origin what a draft is to move. */
export function markAsReadyToShip(context: RequestContext, id: string): TransferPayload {
  const transfer = findTransfer(context, id);
  const error = transfer === undefined ? transferNotFound() : readinessError(transfer);
  if (transfer === undefined || error !== null)
    return { inventoryTransfer: null, userErrors: error === null ? [] : [error] };
  reserve(context, transfer.origin, transfer.lines);
  const ready = saveTransfer(context, { ...transfer, status: 'READY_TO_SHIP' });
  return { inventoryTransfer: ready, userErrors: [] };
}

function readinessError({ status, origin, destination, lines }: Transfer): UserError | null {
  if (status !== 'DRAFT') return wrongTransferStatus();
  if (origin === undefined || destination === undefined) return locationRequired();
  if (lines.length === 0) return noItems();
  if (lines.some(({ quantity }) => quantity === 0))
    return userError(['id'], 'One or more items are not valid.', 'INVALID_ITEM');
  return null;
}

/** Gives back what was reserved; shipments that have not left are dropped. */
export function cancelTransfer(context: RequestContext, id: string): TransferPayload {
  const transfer = findTransfer(context, id);
  const userErrors = transfer === undefined ? [transferNotFound()] : cancelErrors(context, transfer);
  if (transfer === undefined || userErrors.length > 0) return { inventoryTransfer: null, userErrors };
  if (transfer.status === 'READY_TO_SHIP') {
    const back = transfer.lines.map(({ itemId, quantity }) => ({ itemId, quantity: -quantity }));
    reserve(context, transfer.origin, back);
  }
  for (const shipment of shipmentsOf(context, transfer))
    context.shop.table(shipmentsTable).delete(shipment.id);
  return { inventoryTransfer: saveTransfer(context, { ...transfer, status: 'CANCELED' }), userErrors };
}

function cancelErrors(context: RequestContext, transfer: Transfer): readonly UserError[] {
  const errors: UserError[] = [];
  if (transfer.status !== 'DRAFT' && transfer.status !== 'READY_TO_SHIP') {
    const message = 'The transfer can only be canceled in a draft or a ready to ship status.';
    errors.push(userError(['id'], message, 'INVALID_TRANSFER_STATUS'));
  }
  if (shipmentsOf(context, transfer).some(hasLeft)) {
    const message = "Can't cancel the transfer if it has in transit shipments.";
    errors.push(userError(['id'], message, 'SHIPMENT_EXISTS'));
  }
  return errors;
}

interface DeletePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly UserError[];
}

export function deleteTransfer(context: RequestContext, id: string): DeletePayload {
  const transfer = findTransfer(context, id);
  if (transfer === undefined) return { deletedId: null, userErrors: [transferNotFound()] };
  if (transfer.status !== 'DRAFT') {
    const message = "Can't delete the transfer if it's not in the draft status.";
    return { deletedId: null, userErrors: [userError(['id'], message, 'INVALID_TRANSFER_STATUS')] };
  }
  deleteMetafieldsOf(context, { gidType: 'InventoryTransfer', number: transfer.id });
  context.shop.table(transfersTable).delete(transfer.id);
  return { deletedId: formatGlobalId('InventoryTransfer', transfer.id), userErrors: [] };
}
