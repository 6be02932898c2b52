import { numberOfArgument } from '../global-id-argument.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { quantityErrors } from './line-input.ts';
import { saveShipment, shipmentIn, transferOf } from './shipment-changes.ts';
import type { ShipmentPayload } from './shipment-create.ts';
import { unreceived, type Shipment, type ShipmentLine } from './shipment.ts';
import { lineProgress } from './transfer-store.ts';
import { ship } from './transfer-stock.ts';

/** Lines of a shipment by their gids. */
export function findLines(
  shipment: Shipment,
  ids: readonly string[],
  fieldOf: (index: number) => readonly string[],
): { readonly lines: readonly ShipmentLine[]; readonly userErrors: readonly UserError[] } {
  const found = ids.map((id) => {
    const number = numberOfArgument(id, 'InventoryShipmentLineItem');
    return shipment.lines.find((line) => line.id === number);
  });
  const userErrors = found.flatMap((line, index) =>
    line === undefined ? [userError(fieldOf(index), 'The item was not found.', 'ITEM_NOT_FOUND')] : [],
  );
  return { lines: found.flatMap((line) => line ?? []), userErrors };
}

/** What has not been received goes back to the origin; a line of which something was received stays with that. */
export function removeItems(context: RequestContext, id: string, ids: readonly string[]): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT', 'IN_TRANSIT']);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  const found = findLines(shipment, ids, (index) => ['lineItems', String(index)]);
  if (found.userErrors.length > 0) return { inventoryShipment: null, userErrors: found.userErrors };
  const gone = new Set(found.lines.map((line) => line.id));
  sendBack(context, shipment, found.lines);
  const lines = shipment.lines.filter((line) => !gone.has(line.id));
  return { inventoryShipment: saveShipment(context, { ...shipment, lines }), userErrors };
}

function sendBack(context: RequestContext, shipment: Shipment, lines: readonly ShipmentLine[]): void {
  if (shipment.status === 'DRAFT') return;
  const back = lines.map((line) => ({ itemId: line.itemId, quantity: -unreceived(line) }));
  ship(context, transferOf(context, shipment), back);
}

export interface QuantityInput {
  readonly shipmentLineItemId: string;
  readonly quantity: number;
}

interface UpdatePayload {
  readonly shipment: Shipment | null;
  readonly updatedLineItems: readonly ShipmentLine[] | null;
  readonly userErrors: readonly UserError[];
}

export function updateQuantities(
  context: RequestContext,
  id: string,
  inputs: readonly QuantityInput[],
): UpdatePayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT', 'IN_TRANSIT', 'PARTIALLY_RECEIVED']);
  const refuse = (errors: readonly UserError[]): UpdatePayload => ({
    shipment: null,
    updatedLineItems: null,
    userErrors: errors,
  });
  if (shipment === undefined) return refuse(userErrors);
  const ids = inputs.map((input) => input.shipmentLineItemId);
  const found = findLines(shipment, ids, (index) => ['items', String(index), 'shipmentLineItemId']);
  if (found.userErrors.length > 0) return refuse(found.userErrors);
  const changes = found.lines.map((line, index) => ({ line, quantity: inputs[index]?.quantity ?? 0 }));
  const misfits = changes.flatMap((change, index) => misfit(context, shipment, change, index));
  if (misfits.length > 0) return refuse(misfits);
  const updated = changes.map(({ line, quantity }) => ({ ...line, quantity }));
  if (shipment.status !== 'DRAFT') {
    const differences = changes.map(({ line, quantity }) => ({
      itemId: line.itemId,
      quantity: quantity - line.quantity,
    }));
    ship(context, transferOf(context, shipment), differences);
  }
  const byId = new Map(updated.map((line) => [line.id, line]));
  const lines = shipment.lines.map((line) => byId.get(line.id) ?? line);
  return {
    shipment: saveShipment(context, { ...shipment, lines }),
    updatedLineItems: updated,
    userErrors: [],
  };
}

/** A line takes no more than its transfer has left, and no less than was received of it. */
function misfit(
  context: RequestContext,
  shipment: Shipment,
  { line, quantity }: { readonly line: ShipmentLine; readonly quantity: number },
  index: number,
): readonly UserError[] {
  const field = ['items', String(index), 'quantity'];
  const transfer = transferOf(context, shipment);
  const whole = transfer.lines.find(({ itemId }) => itemId === line.itemId);
  const open = whole === undefined ? 0 : lineProgress(context, transfer, whole).open;
  const errors = quantityErrors(quantity, line.accepted + line.rejected, field);
  if (errors.length > 0 || quantity <= line.quantity + open) return errors;
  return [userError(field, 'The quantity is invalid.', 'INVALID_QUANTITY')];
}
