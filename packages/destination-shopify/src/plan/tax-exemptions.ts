import type { FieldChange, PlanContext } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { textsOf } from '../objects/value-parts.ts';
import { compareText, settledPart, type OperationDraft, type PlanPart } from './plan-part.ts';
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
  const carries = [{ field: field.field, owned }];
  const draft = (mutation: string, taxExemptions: readonly string[]): OperationDraft => ({
    mutation,
    variables: { customerId: present.id, taxExemptions },
    carries,
  });
  if (missing.length + surplus.length === 0) return settledPart(carries);
  if (field.write === 'replace') {
    return { operations: [draft('customerReplaceTaxExemptions', wanted.toSorted(compareText))], settled: [] };
  }
  return {
    operations: [
      ...(surplus.length > 0 ? [draft('customerRemoveTaxExemptions', surplus)] : []),
      ...(missing.length > 0 ? [draft('customerAddTaxExemptions', missing)] : []),
    ],
    settled: [],
  };
}
