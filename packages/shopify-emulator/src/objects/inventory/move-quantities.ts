import { numberOfArgument } from '../global-id-argument.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { nameErrors, readAdjustableName } from './adjustable-names.ts';
import type { StockChange } from './adjustment-group.ts';
import { adjustmentErrors, requireComparison, type AdjustmentInput } from './adjustment-input.ts';
import type { InventoryItem } from './inventory-item.ts';
import { ledgerErrors } from './ledger-document.ts';
import {
  comparisonErrors,
  itemOfLine,
  locationOfLine,
  refuseAll,
  writeLines,
  type AdjustmentPayload,
  type QuantityLine,
} from './quantity-line.ts';
import { findLevel, quantityOf } from './quantities.ts';

interface Terminal {
  readonly locationId: string;
  readonly name: string;
  readonly changeFromQuantity?: number | null;
  readonly ledgerDocumentUri?: string | null;
}

interface MoveEntry {
  readonly inventoryItemId: string;
  readonly quantity: number;
  readonly from: Terminal;
  readonly to: Terminal;
}

interface MoveInput extends AdjustmentInput {
  readonly changes: readonly MoveEntry[];
}

/** A terminal with the place where it stands in the input, and the sign that its quantity takes. */
interface PlacedTerminal extends Terminal {
  readonly field: readonly string[];
  readonly sign: 1 | -1;
}

export const moveMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryMoveQuantities: (_source, args: { readonly input: MoveInput }, context) =>
    moveQuantities(context, args.input),
};

function moveQuantities(context: RequestContext, input: MoveInput): AdjustmentPayload {
  const terminals = input.changes.flatMap(({ from, to }) => [from, to]);
  requireComparison('InventoryMoveQuantityTerminalInput', terminals);
  const callErrors = [...adjustmentErrors(input), ...ledgerCountErrors(terminals)];
  if (callErrors.length > 0) return refuseAll(callErrors);
  const lines = input.changes.map((entry, index) =>
    planLine(context, entry, ['input', 'changes', String(index)]),
  );
  return writeLines(context, lines, input);
}

function ledgerCountErrors(terminals: readonly Terminal[]): readonly UserError[] {
  const uris = new Set(terminals.flatMap(({ ledgerDocumentUri }) => ledgerDocumentUri ?? []));
  if (uris.size <= 2) return [];
  const message = 'Only a maximum of 2 ledger document URIs across all changes is allowed.';
  return [userError(['input', 'changes'], message, 'MAXIMUM_LEDGER_DOCUMENT_URIS')];
}

function planLine(context: RequestContext, entry: MoveEntry, field: readonly string[]): QuantityLine {
  const terminals: readonly PlacedTerminal[] = [
    { ...entry.from, field: [...field, 'from'], sign: -1 },
    { ...entry.to, field: [...field, 'to'], sign: 1 },
  ];
  const inputErrors = [
    ...quantityErrors(entry, field),
    ...terminals.flatMap((terminal) => [
      ...nameErrors(terminal.name, terminal.field),
      ...ledgerErrors(terminal),
    ]),
    ...pairErrors(entry, field),
  ];
  if (inputErrors.length > 0) return { userErrors: inputErrors, changes: [] };
  const item = itemOfLine(context, { ...entry, field });
  const places = terminals.map((terminal) => locationOfLine(context, terminal));
  const missing = [...item.userErrors, ...places.flatMap((place) => place.userErrors)];
  const locationId = places[0]?.found;
  if (item.found === undefined || locationId === undefined || missing.length > 0)
    return { userErrors: missing, changes: [] };
  const { found } = item;
  const parts = terminals.map((terminal) =>
    planTerminal(found, terminal, { locationId, quantity: entry.quantity }),
  );
  return {
    userErrors: parts.flatMap((part) => part.userErrors),
    changes: parts.flatMap((part) => part.changes),
  };
}

function planTerminal(
  item: InventoryItem,
  terminal: PlacedTerminal,
  { locationId, quantity }: { readonly locationId: number; readonly quantity: number },
): QuantityLine {
  const name = readAdjustableName(terminal.name);
  if (name === undefined) return { userErrors: [], changes: [] };
  const persisted = quantityOf(findLevel(item, locationId), name);
  const change: StockChange = {
    itemId: item.id,
    locationId,
    name,
    delta: terminal.sign * quantity,
    ledgerDocumentUri: terminal.ledgerDocumentUri ?? undefined,
  };
  return { userErrors: comparisonErrors({ ...terminal, persisted }), changes: [change] };
}

const maxQuantity = 2_000_000_000;

function quantityErrors({ quantity }: MoveEntry, field: readonly string[]): readonly UserError[] {
  const path = [...field, 'quantity'];
  if (quantity < 0) return [userError(path, "The quantity can't be negative.", 'INVALID_QUANTITY_NEGATIVE')];
  if (quantity <= maxQuantity) return [];
  return [userError(path, "The quantity can't be higher than 2,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH')];
}

function pairErrors({ from, to }: MoveEntry, field: readonly string[]): readonly UserError[] {
  const errors: UserError[] = [];
  if (numberOfArgument(from.locationId, 'Location') !== numberOfArgument(to.locationId, 'Location'))
    errors.push(
      userError(field, "The quantities can't be moved between different locations.", 'DIFFERENT_LOCATIONS'),
    );
  if (from.name === to.name)
    errors.push(
      userError(field, "The quantity names for each change can't be the same.", 'SAME_QUANTITY_NAME'),
    );
  return errors;
}
