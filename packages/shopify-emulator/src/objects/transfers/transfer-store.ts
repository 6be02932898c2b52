import type { RequestContext } from '../object-module.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { isUnderWay, received, shipmentsTable, type Shipment } from './shipment.ts';
import { transfersTable, type Transfer, type TransferLine } from './transfer.ts';

export function findTransfer(context: RequestContext, id: string): Transfer | undefined {
  return context.shop.table(transfersTable).get(numberOfArgument(id, 'InventoryTransfer'));
}

export function saveTransfer(context: RequestContext, transfer: Transfer): Transfer {
  context.shop.table(transfersTable).put(transfer);
  return transfer;
}

/** In the order in which they were made. */
export function shipmentsOf(context: RequestContext, transfer: Pick<Transfer, 'id'>): readonly Shipment[] {
  return context.shop.table(shipmentsTable).find('transfer', String(transfer.id));
}

/** What became of the quantity of a line. */
export interface LineProgress {
  /** In draft shipments. */
  readonly picked: number;
  /** In shipments that are under way or there. */
  readonly shipped: number;
  /** In no shipment. */
  readonly open: number;
}

export function lineProgress(
  context: RequestContext,
  transfer: Pick<Transfer, 'id'>,
  line: TransferLine,
): LineProgress {
  const shipments = shipmentsOf(context, transfer);
  const picked = quantityIn(
    shipments.filter((shipment) => !isUnderWay(shipment)),
    line.itemId,
  );
  const shipped = quantityIn(shipments.filter(isUnderWay), line.itemId);
  return { picked, shipped, open: line.quantity - picked - shipped };
}

function quantityIn(shipments: readonly Shipment[], itemId: number): number {
  return shipments
    .flatMap(({ lines }) => lines)
    .filter((line) => line.itemId === itemId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

export function receivedOf(context: RequestContext, transfer: Transfer): number {
  return shipmentsOf(context, transfer).reduce((sum, shipment) => sum + received(shipment), 0);
}

export function totalOf({ lines }: Pick<Transfer, 'lines'>): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}
