import { userError, type UserError } from '../user-error.ts';

/** The quantities that apps may change, in the order in which Shopify lists them. */
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
