import { apiError } from '../api-error.ts';
import { userError, type UserError } from '../user-error.ts';

/** What every mutation of quantities says of itself. */
export interface AdjustmentInput {
  readonly reason: string;
  readonly referenceDocumentUri?: string | null;
}

/** In the order in which Shopify lists them when it refuses another. */
const reasons = [
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_canceled',
  'movement_created',
  'movement_received',
  'movement_updated',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
];

export function reasonErrors({ reason }: AdjustmentInput): readonly UserError[] {
  if (reasons.includes(reason)) return [];
  const message = `The specified reason is invalid. Valid values are: ${reasons.join(', ')}.`;
  return [userError(['input', 'reason'], message, 'INVALID_REASON')];
}

export function referenceErrors({ referenceDocumentUri }: AdjustmentInput): readonly UserError[] {
  if (referenceDocumentUri === null || referenceDocumentUri === undefined) return [];
  if (isDocumentUri(referenceDocumentUri)) return [];
  const message = 'The specified reference document is invalid.';
  return [userError(['input', 'referenceDocumentUri'], message, 'INVALID_REFERENCE_DOCUMENT')];
}

/** A scheme and something behind it; a gid needs an app, an entity and an id. */
function isDocumentUri(text: string): boolean {
  if (text.startsWith('gid://')) return /^gid:\/\/[^/\s]+\/[^/\s]+\/\S+$/.test(text);
  return /^[a-z][a-z0-9+.-]*:\S*[^\s/:]\S*$/i.test(text);
}

/** `changeFromQuantity` may be null, which asks for no comparison, but it may not be left out. */
export function requireComparison(inputType: string, entries: readonly object[]): void {
  if (entries.every((entry) => Reflect.get(entry, 'changeFromQuantity') !== undefined)) return;
  const message = `${inputType} must include the following argument: changeFromQuantity.`;
  throw apiError('INVALID_FIELD_ARGUMENTS', message);
}

/** What it takes to read a ledger document: where it stands, and the quantity that is written to it. */
export interface LedgerEntry {
  readonly name: string;
  readonly ledgerDocumentUri?: string | null | undefined;
  readonly field: readonly string[];
}

/** Every quantity but `available` is written to a ledger document of the app's own. */
export function ledgerErrors({ name, ledgerDocumentUri: uri, field }: LedgerEntry): readonly UserError[] {
  const path = [...field, 'ledgerDocumentUri'];
  const refuse = (code: string, message: string): readonly UserError[] => [userError(path, message, code)];
  const isGiven = uri !== null && uri !== undefined;
  if (name === 'available') {
    if (!isGiven) return [];
    return refuse(
      'INVALID_AVAILABLE_DOCUMENT',
      'A ledger document URI is not allowed when adjusting available.',
    );
  }
  if (!isGiven)
    return refuse(
      'INVALID_QUANTITY_DOCUMENT',
      'A ledger document URI is required except when adjusting available.',
    );
  if (uri.startsWith('gid://shopify/')) {
    const message = 'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.';
    return refuse('INTERNAL_LEDGER_DOCUMENT', message);
  }
  return isDocumentUri(uri)
    ? []
    : refuse('INVALID_LEDGER_DOCUMENT', 'The specified ledger document is invalid.');
}

const adjustableNames = [
  'available',
  'damaged',
  'incoming',
  'quality_control',
  'reserved',
  'safety_stock',
] as const;

export type AdjustableName = (typeof adjustableNames)[number];

export function readAdjustableName(name: string): AdjustableName | undefined {
  return adjustableNames.find((known) => known === name);
}

export function nameErrors(name: string, field: readonly string[]): readonly UserError[] {
  if (readAdjustableName(name) !== undefined) return [];
  const message = `The specified quantity name is invalid. Valid values are: ${adjustableNames.join(', ')}.`;
  return [userError([...field, 'name'], message, 'INVALID_QUANTITY_NAME')];
}
