import type { RequestContext } from '../object-module.ts';
import type { UserError } from '../user-error.ts';
import { findShipmentLines } from './find-shipment-lines.ts';
import { readLines, type LineInput } from './line-input.ts';
import { fitErrors, newShipmentLine, type ShipmentPayload } from './shipment-input.ts';
import { saveShipment, shipmentIn, transferOf } from './shipment-store.ts';
import { unreceived, type Shipment, type ShipmentLine } from './shipment.ts';
import { invalidQuantity, quantityErrors, repeatedItem } from './transfer-errors.ts';
import { readProgress } from './transfer-progress.ts';
import { ship } from './transfer-stock.ts';

interface AddPayload extends ShipmentPayload {
  readonly addedItems: readonly ShipmentLine[] | null;
}

/** To a draft, or to one under way: then the items leave the origin at once. */
export function addShipmentItems(
  context: RequestContext,
  id: string,
  inputs: readonly LineInput[],
): AddPayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT', 'IN_TRANSIT']);
  const refuse = (errors: readonly UserError[]): AddPayload => ({
    inventoryShipment: null,
    addedItems: null,
    userErrors: errors,
  });
  if (shipment === undefined) return refuse(userErrors);
  const field = ['lineItems'];
  const { lines, userErrors: lineErrors } = readLines(context, inputs, { field, least: 1 });
  const present = new Set(shipment.lines.map(({ itemId }) => itemId));
  const repeated = lines.flatMap(({ itemId }, index) =>
    present.has(itemId) ? [repeatedItem([...field, String(index), 'inventoryItemId'])] : [],
  );
  const problems = [...lineErrors, ...repeated];
  if (problems.length > 0) return refuse(problems);
  const transfer = transferOf(context, shipment);
  const misfits = fitErrors(context, transfer, { lines, field });
  if (misfits.length > 0) return refuse(misfits);
  const addedItems = lines.map((line) => newShipmentLine(context, line));
  if (shipment.status === 'IN_TRANSIT') ship(context, transfer, addedItems);
  const inventoryShipment = saveShipment(context, {
    ...shipment,
    lines: [...shipment.lines, ...addedItems],
  });
  return { inventoryShipment, addedItems, userErrors: [] };
}

/** Of a shipment under way, whose items go back to the origin, or of a draft. */
export function removeShipmentItems(
  context: RequestContext,
  id: string,
  ids: readonly string[],
): ShipmentPayload {
  const { shipment, userErrors } = shipmentIn(context, id, ['DRAFT', 'IN_TRANSIT']);
  if (shipment === undefined) return { inventoryShipment: null, userErrors };
  const found = findShipmentLines(shipment, ids, (index) => ['lineItems', String(index)]);
  if (found.userErrors.length > 0) return { inventoryShipment: null, userErrors: found.userErrors };
  const gone = new Set(found.lines);
  sendBack(context, shipment, [...gone]);
  const lines = shipment.lines.filter((line) => !gone.has(line));
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

/** Changes how much of its lines a shipment takes; of two quantities of one line the last one counts. */
export function updateShipmentItems(
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
  const found = findShipmentLines(shipment, ids, (index) => ['items', String(index), 'shipmentLineItemId']);
  if (found.userErrors.length > 0) return refuse(found.userErrors);
  const changes = found.lines.map((line, index) => ({ line, quantity: inputs[index]?.quantity ?? 0 }));
  const misfits = misfitErrors(context, shipment, changes);
  if (misfits.length > 0) return refuse(misfits);
  const updated = new Map(changes.map(({ line, quantity }) => [line.id, { ...line, quantity }]));
  const lines = shipment.lines.map((line) => updated.get(line.id) ?? line);
  if (shipment.status !== 'DRAFT') {
    const differences = shipment.lines.map(({ itemId, quantity }, index) => ({
      itemId,
      quantity: (lines[index]?.quantity ?? 0) - quantity,
    }));
    const changed = differences.filter(({ quantity }) => quantity !== 0);
    ship(context, transferOf(context, shipment), changed);
  }
  return {
    shipment: saveShipment(context, { ...shipment, lines }),
    updatedLineItems: [...updated.values()],
    userErrors: [],
  };
}

interface QuantityChange {
  readonly line: ShipmentLine;
  readonly quantity: number;
}

/** A line takes no more than its transfer has left, and no less than was received of it. */
function misfitErrors(
  context: RequestContext,
  shipment: Shipment,
  changes: readonly QuantityChange[],
): readonly UserError[] {
  const transfer = transferOf(context, shipment);
  const progressOf = readProgress(context, transfer);
  const open = new Map(transfer.lines.map((line) => [line.itemId, progressOf(line).open]));
  return changes.flatMap(({ line, quantity }, index) => {
    const field = ['items', String(index), 'quantity'];
    const errors = quantityErrors(quantity, line.accepted + line.rejected, field);
    if (errors.length > 0 || quantity <= line.quantity + (open.get(line.itemId) ?? 0)) return errors;
    return [invalidQuantity(field)];
  });
}
