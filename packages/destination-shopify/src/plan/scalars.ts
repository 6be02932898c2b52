import type { FieldChange, FieldValue } from '@backstock/core';

/** The fields of a customer with one value, in the order in which they are sent. */
const scalarNames = ['email', 'phone', 'firstName', 'lastName', 'locale', 'note', 'taxExempt'] as const;

export function isScalar({ field }: FieldChange): boolean {
  return scalarNames.some((name) => name === field);
}

/** Whether the store has no way to take the value back: a customer always has a locale. */
export function isKept(field: FieldChange): boolean {
  return field.field === 'locale' && field.action === 'clear';
}

/** The members of a customer's input, in one order. Cleared: null, except for `taxExempt`, where null is refused. Pure. */
export function scalarInput(fields: readonly FieldChange[]): { readonly [name: string]: FieldValue } {
  const values = scalarNames.flatMap((name): [string, FieldValue][] => {
    const field = fields.find((candidate) => candidate.field === name);
    if (field === undefined || isKept(field)) return [];
    if (field.action === 'set') return [[name, field.value]];
    return [[name, name === 'taxExempt' ? false : null]];
  });
  return Object.fromEntries(values);
}
