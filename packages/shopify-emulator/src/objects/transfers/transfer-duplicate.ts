import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import type { TransferPayload } from './transfer-create.ts';
import { transferNotFound } from './transfer-errors.ts';
import { findTransfer, newLine, nextNumber, saveTransfer } from './transfer-store.ts';
import type { Transfer } from './transfer.ts';

/** A draft with the same lines, and no shipments. */
export function duplicateTransfer(context: RequestContext, id: string): TransferPayload {
  const original = findTransfer(context, id);
  if (original === undefined) return { inventoryTransfer: null, userErrors: [transferNotFound()] };
  const copy: Transfer = {
    ...original,
    id: context.shop.allocateId(),
    number: nextNumber(context),
    createdAt: nowSeconds(context),
    status: 'DRAFT',
    lines: original.lines.map((line) => newLine(context, line)),
  };
  return { inventoryTransfer: saveTransfer(context, copy), userErrors: [] };
}
