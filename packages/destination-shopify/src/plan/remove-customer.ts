import type { FieldChange } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import type { PlanPart } from './plan-part.ts';

/** What can name a customer, the most telling first. */
const identity = ['email', 'phone', 'lastName', 'firstName'] as const;

/** Deletes the customer; the store refuses it where there are orders. */
export function planDelete(storeId: string): PlanPart {
  return {
    operations: [
      { mutation: 'customerDelete', variables: { input: { id: storeId } }, carries: [], removes: true },
    ],
    settled: [],
  };
}

/**
 * The store keeps no customer without any name, phone number and e-mail address: where a removal would clear all of them,
 * the most telling one stays, so that everything else of ours can go.
 */
export function withoutLastIdentity(
  fields: readonly FieldChange[],
  present: PresentCustomer,
): readonly FieldChange[] {
  const after = (name: (typeof identity)[number]): unknown => {
    const field = fields.find((candidate) => candidate.field === name);
    return field === undefined ? present[name] : field.value;
  };
  if (identity.some((name) => (after(name) ?? '') !== '')) return fields;
  const kept = identity.find((name) => (present[name] ?? '') !== '');
  return fields.filter(({ field }) => field !== kept);
}
