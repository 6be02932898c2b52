import type { FieldChange, Reason } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import type { PlanPart } from './plan-part.ts';

const identity = ['email', 'phone', 'firstName', 'lastName'] as const;

/** Deletes the customer; the store refuses it where there are orders. */
export function planDelete(storeId: string): PlanPart {
  return {
    operations: [
      { mutation: 'customerDelete', variables: { input: { id: storeId } }, carries: [], removes: true },
    ],
    settled: [],
  };
}

/** The store keeps no customer without any name, phone number and e-mail address. */
export function heldRemoval(fields: readonly FieldChange[], present: PresentCustomer): Reason | undefined {
  const isCleared = fields.some(
    ({ field, action }) => action === 'clear' && identity.some((name) => name === field),
  );
  const remains = identity.some((name) => {
    const field = fields.find((candidate) => candidate.field === name);
    return ((field === undefined ? present[name] : field.value) ?? '') !== '';
  });
  if (!isCleared || remains) return undefined;
  return {
    code: 'nothing_would_name_it',
    message:
      'taking back what was delivered would leave the customer without a name, phone number and e-mail address, which the store does not allow',
  };
}
