import type { RequestContext } from '../object-module.ts';
import { hasLeft, received, shipmentsTable, type Shipment } from './shipment.ts';
import { saveTransfer } from './transfer-store.ts';
import { transfersTable, type Transfer, type TransferLine } from './transfer.ts';

/** In the order in which they were made. */
export function shipmentsOf(context: RequestContext, transfer: Pick<Transfer, 'id'>): readonly Shipment[] {
  return context.shop.table(shipmentsTable).find('transfer', String(transfer.id));
}

/** What became of the quantity of a line. */
interface LineProgress {
  /** In draft shipments. */
  readonly picked: number;
  /** In shipments that are under way or there. */
  readonly shipped: number;
  /** In no shipment. */
  readonly open: number;
}

export type ProgressOfLine = (line: Pick<TransferLine, 'itemId' | 'quantity'>) => LineProgress;

/** Reads the shipments of a transfer once, to tell of each of its lines how far it is. */
export function readProgress(context: RequestContext, transfer: Pick<Transfer, 'id'>): ProgressOfLine {
  const pickedByItem = new Map<number, number>();
  const shippedByItem = new Map<number, number>();
  for (const shipment of shipmentsOf(context, transfer)) {
    const sums = hasLeft(shipment) ? shippedByItem : pickedByItem;
    for (const { itemId, quantity } of shipment.lines) sums.set(itemId, (sums.get(itemId) ?? 0) + quantity);
  }
  return ({ itemId, quantity }) => {
    const picked = pickedByItem.get(itemId) ?? 0;
    const shipped = shippedByItem.get(itemId) ?? 0;
    return { picked, shipped, open: quantity - picked - shipped };
  };
}

/** All that was accepted or rejected of it. */
export function receivedOf(context: RequestContext, transfer: Transfer): number {
  return shipmentsOf(context, transfer).reduce((sum, shipment) => sum + received(shipment), 0);
}

export function totalOf({ lines }: Pick<Transfer, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Where a transfer stands follows from its shipments, once one of them is under way. To be called when one of them has changed. */
export function updateStatus(context: RequestContext, transferId: number): void {
  const transfer = context.shop.table(transfersTable).get(transferId);
  if (transfer === undefined || !shipmentsOf(context, transfer).some(hasLeft)) return;
  const progressOf = readProgress(context, transfer);
  const isAllShipped = transfer.lines.every((line) => {
    const { picked, open } = progressOf(line);
    return picked === 0 && open === 0;
  });
  const isThere = isAllShipped && receivedOf(context, transfer) === totalOf(transfer);
  saveTransfer(context, { ...transfer, status: isThere ? 'TRANSFERRED' : 'IN_PROGRESS' });
}
