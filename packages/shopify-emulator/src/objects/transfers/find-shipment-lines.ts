import { numberOfArgument } from '../global-id-argument.ts';
import type { UserError } from '../user-error.ts';
import type { Shipment, ShipmentLine } from './shipment.ts';
import { itemNotFound } from './transfer-errors.ts';

/** Lines of a shipment by their gids. */
export function findShipmentLines(
  shipment: Shipment,
  ids: readonly string[],
  fieldOf: (index: number) => readonly string[],
): { readonly lines: readonly ShipmentLine[]; readonly userErrors: readonly UserError[] } {
  const byId = new Map(shipment.lines.map((line) => [line.id, line]));
  const found = ids.map((id) => byId.get(numberOfArgument(id, 'InventoryShipmentLineItem')));
  const userErrors = found.flatMap((line, index) =>
    line === undefined ? [itemNotFound(fieldOf(index))] : [],
  );
  return { lines: found.flatMap((line) => line ?? []), userErrors };
}
