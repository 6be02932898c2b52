import { apiError } from '../api-error.ts';
import { userError, type UserError } from '../user-error.ts';
import { isDocumentUri } from './ledger-document.ts';

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

/** What stands against a call as a whole. */
export function adjustmentErrors(input: AdjustmentInput): readonly UserError[] {
  return [...reasonErrors(input), ...referenceErrors(input)];
}

function reasonErrors({ reason }: AdjustmentInput): readonly UserError[] {
  if (reasons.includes(reason)) return [];
  const message = `The specified reason is invalid. Valid values are: ${reasons.join(', ')}.`;
  return [userError(['input', 'reason'], message, 'INVALID_REASON')];
}

function referenceErrors({ referenceDocumentUri }: AdjustmentInput): readonly UserError[] {
  if (referenceDocumentUri === null || referenceDocumentUri === undefined) return [];
  if (isDocumentUri(referenceDocumentUri)) return [];
  const message = 'The specified reference document is invalid.';
  return [userError(['input', 'referenceDocumentUri'], message, 'INVALID_REFERENCE_DOCUMENT')];
}

/** `changeFromQuantity` may be null, which asks for no comparison, but it may not be left out. */
export function requireComparison(inputType: string, entries: readonly object[]): void {
  if (entries.every((entry) => Reflect.get(entry, 'changeFromQuantity') !== undefined)) return;
  const message = `${inputType} must include the following argument: changeFromQuantity.`;
  throw apiError('INVALID_FIELD_ARGUMENTS', message);
}
