import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import type { UserError } from '../user-error.ts';
import { findShipmentLines } from './find-shipment-lines.ts';
import type { ShipmentPayload } from './shipment-input.ts';
import { saveShipment, shipmentIn, transferOf } from './shipment-store.ts';
import { unreceived, type Shipment, type ShipmentLine } from './shipment.ts';
import { invalidQuantity, quantityErrors } from './transfer-errors.ts';
import { changeQuantity, expectIncoming } from './transfer-stock.ts';

type Reason = 'ACCEPTED' | 'REJECTED';

/** A type, not an interface, so that it fits the arguments of a resolver. */
export type ReceiveArguments = {
  readonly id: string;
  readonly bulkReceiveAction?: Reason | null;
  readonly dateReceived?: string | null;
  readonly lineItems?: readonly ReceiveInput[] | null;
};

interface ReceiveInput {
  readonly shipmentLineItemId: string;
  readonly quantity: number;
  readonly reason: Reason;
}

interface Receipt {
  readonly line: ShipmentLine;
  readonly quantity: number;
  readonly reason: Reason;
}

/** What is accepted can be sold at the destination; what is rejected is gone. Neither is expected any longer. */
export function receiveShipment(context: RequestContext, args: ReceiveArguments): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, args.id, ['IN_TRANSIT', 'PARTIALLY_RECEIVED']);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  const read = readReceipts(shipment, args);
  if (read.userErrors.length > 0) return { inventoryShipment: null, userErrors: read.userErrors };
  if (read.receipts.length === 0) return { inventoryShipment: shipment, userErrors };
  const { destination } = transferOf(context, shipment);
  for (const { line, quantity, reason } of read.receipts) {
    expectIncoming(context, destination, { itemId: line.itemId, quantity: -quantity });
    if (reason === 'ACCEPTED')
      changeQuantity(context, destination, { itemId: line.itemId, name: 'available', delta: quantity });
  }
  const lines = shipment.lines.map((line) => withReceipts(line, read.receipts));
  const saved = saveShipment(context, {
    ...shipment,
    lines,
    receivedAt: shipment.receivedAt ?? readTime(args.dateReceived) ?? nowSeconds(context),
    status: lines.every((line) => unreceived(line) === 0) ? 'RECEIVED' : 'PARTIALLY_RECEIVED',
  });
  return { inventoryShipment: saved, userErrors };
}

interface ReadReceipts {
  readonly receipts: readonly Receipt[];
  readonly userErrors: readonly UserError[];
}

function readReceipts(
  shipment: Shipment,
  { bulkReceiveAction = null, lineItems }: ReceiveArguments,
): ReadReceipts {
  const inputs = lineItems ?? [];
  const ids = inputs.map((input) => input.shipmentLineItemId);
  const found = findShipmentLines(shipment, ids, (index) => [
    'lineItems',
    String(index),
    'shipmentLineItemId',
  ]);
  if (found.userErrors.length > 0) return { receipts: [], userErrors: found.userErrors };
  const single = found.lines.flatMap((line, index) => {
    const input = inputs[index];
    return input === undefined ? [] : [{ line, quantity: input.quantity, reason: input.reason }];
  });
  const userErrors = single.flatMap((receipt, index) => receiptErrors(receipt, single, index));
  const bulk =
    bulkReceiveAction === null
      ? []
      : shipment.lines.map((line) => ({
          line: withReceipts(line, single),
          quantity: unreceived(withReceipts(line, single)),
          reason: bulkReceiveAction,
        }));
  return { receipts: [...single, ...bulk], userErrors };
}

/** Together no more than has not been received yet. */
function receiptErrors(
  { line, quantity }: Receipt,
  receipts: readonly Receipt[],
  index: number,
): readonly UserError[] {
  const field = ['lineItems', String(index), 'quantity'];
  const errors = quantityErrors(quantity, 1, field);
  const all = receipts.filter((receipt) => receipt.line.id === line.id);
  const sum = all.reduce((total, receipt) => total + receipt.quantity, 0);
  if (errors.length > 0 || sum <= unreceived(line)) return errors;
  return [invalidQuantity(field)];
}

function withReceipts(line: ShipmentLine, receipts: readonly Receipt[]): ShipmentLine {
  const sum = (wanted: Reason): number =>
    receipts
      .filter((receipt) => receipt.line.id === line.id && receipt.reason === wanted)
      .reduce((total, { quantity }) => total + quantity, 0);
  return {
    ...line,
    accepted: line.accepted + sum('ACCEPTED'),
    rejected: line.rejected + sum('REJECTED'),
  };
}
