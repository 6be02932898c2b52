import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { nameErrors, readAdjustableName, type AdjustableName } from './adjustable-names.ts';
import { adjustmentErrors, requireComparison, type AdjustmentInput } from './adjustment-input.ts';
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

interface ChangeEntry {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly delta: number;
  readonly changeFromQuantity?: number | null;
  readonly ledgerDocumentUri?: string | null;
}

interface AdjustInput extends AdjustmentInput {
  readonly name: string;
  readonly changes: readonly ChangeEntry[];
}

export const adjustMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryAdjustQuantities: (_source, args: { readonly input: AdjustInput }, context) =>
    adjustQuantities(context, args.input),
};

function adjustQuantities(context: RequestContext, input: AdjustInput): AdjustmentPayload {
  requireComparison('InventoryChangeInput', input.changes);
  const name = readAdjustableName(input.name);
  const callErrors = [...nameErrors(input.name, ['input']), ...adjustmentErrors(input)];
  if (name === undefined || callErrors.length > 0) return refuseAll(callErrors);
  const entries = input.changes.map((change, index) => ({
    ...change,
    name,
    field: ['input', 'changes', String(index)],
  }));
  const oneLedger = new Set(entries.map((entry) => entry.ledgerDocumentUri ?? null)).size <= 1;
  const isReadable = entries.every((entry) => ledgerErrors(entry).length === 0);
  if (isReadable && !oneLedger) return refuseAll([manyLedgers()]);
  return writeLines(
    context,
    entries.map((entry) => planLine(context, entry)),
    input,
  );
}

function manyLedgers(): UserError {
  const message =
    'All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.';
  return userError(['input', 'changes'], message, 'MAX_ONE_LEDGER_DOCUMENT');
}

interface Entry extends ChangeEntry {
  readonly name: AdjustableName;
  readonly field: readonly string[];
}

function planLine(context: RequestContext, entry: Entry): QuantityLine {
  const inputErrors = [...rangeErrors(entry), ...ledgerErrors(entry)];
  if (inputErrors.length > 0) return { userErrors: inputErrors, changes: [] };
  const item = itemOfLine(context, entry);
  const location = locationOfLine(context, entry);
  if (item.found === undefined || location.found === undefined)
    return { userErrors: [...item.userErrors, ...location.userErrors], changes: [] };
  const persisted = quantityOf(findLevel(item.found, location.found), entry.name);
  const change = {
    itemId: item.found.id,
    locationId: location.found,
    name: entry.name,
    delta: entry.delta,
    ledgerDocumentUri: entry.ledgerDocumentUri ?? undefined,
  };
  return { userErrors: comparisonErrors({ ...entry, persisted }), changes: [change] };
}

const maxDelta = 2_000_000_000;

function rangeErrors({ delta, field }: Entry): readonly UserError[] {
  const path = [...field, 'delta'];
  if (delta > maxDelta)
    return [userError(path, "The quantity can't be higher than 2,000,000,000.", 'INVALID_QUANTITY_TOO_HIGH')];
  if (delta >= -maxDelta) return [];
  return [userError(path, "The quantity can't be lower than -2,000,000,000.", 'INVALID_QUANTITY_TOO_LOW')];
}
