import { numberOfArgument } from '../global-id-argument.ts';
import type { RequestContext } from '../object-module.ts';
import type { WantedLine } from './line-input.ts';
import { transfersTable, type Transfer, type TransferLine } from './transfer.ts';

export function findTransfer(context: RequestContext, id: string): Transfer | undefined {
  return context.shop.table(transfersTable).get(numberOfArgument(id, 'InventoryTransfer'));
}

export function saveTransfer(context: RequestContext, transfer: Transfer): Transfer {
  context.shop.table(transfersTable).put(transfer);
  return transfer;
}

/** The number of a new transfer: one more than that of the newest. */
export function nextNumber(context: RequestContext): number {
  const rows = context.shop.table(transfersTable).rows();
  for (const newest of rows.from(null, true)) return newest.number + 1;
  return 1;
}

export function newLine(context: RequestContext, { itemId, quantity }: WantedLine): TransferLine {
  return { id: context.shop.allocateId(), itemId, quantity };
}
