import type { FieldChange, PlanContext } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { textsOf } from '../objects/value-parts.ts';
import { compareText, listPart, type PlanPart } from './plan-part.ts';
import { textListDifference } from './text-list.ts';

/** Brings a customer's tax exemptions to what is wanted. */
export function planTaxExemptions(
  field: FieldChange,
  present: PresentCustomer,
  context: PlanContext,
): PlanPart {
  const wanted = [...new Set(textsOf(field.value))];
  const { missing, surplus, owned } = textListDifference({
    field,
    wanted,
    present: present.taxExemptions,
    identity: (exemption) => exemption,
    context,
  });
  const carried = { field: field.field, owned };
  const change = (mutation: string, taxExemptions: readonly string[]) =>
    taxExemptions.length === 0 ? [] : [{ mutation, variables: { customerId: present.id, taxExemptions } }];
  if (field.write === 'replace' && missing.length + surplus.length > 0) {
    const taxExemptions = wanted.toSorted(compareText);
    const variables = { customerId: present.id, taxExemptions };
    return listPart([{ mutation: 'customerReplaceTaxExemptions', variables }], carried);
  }
  const operations = [
    ...change('customerRemoveTaxExemptions', surplus),
    ...change('customerAddTaxExemptions', missing),
  ];
  return listPart(operations, carried);
}
