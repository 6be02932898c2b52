import type { FieldChange, PlanContext } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { storeTags, tagIdentity } from '../objects/tag.ts';
import { textsOf } from '../objects/value-parts.ts';
import { settledPart, type OperationDraft, type PlanPart } from './plan-part.ts';
import { textListDifference } from './text-list.ts';

/** Brings a customer's tags to what is wanted, one by one: the whole list is never written, since others add to it too. */
export function planTags(field: FieldChange, present: PresentCustomer, context: PlanContext): PlanPart {
  const { missing, surplus, owned } = textListDifference({
    field,
    wanted: storeTags(textsOf(field.value)),
    present: present.tags,
    identity: tagIdentity,
    context,
  });
  const carries = [{ field: field.field, owned }];
  const operations: OperationDraft[] = [];
  // Removed first, since a customer has at most 250.
  if (surplus.length > 0) {
    operations.push({ mutation: 'tagsRemove', variables: { id: present.id, tags: surplus }, carries });
  }
  if (missing.length > 0) {
    operations.push({ mutation: 'tagsAdd', variables: { id: present.id, tags: missing }, carries });
  }
  return operations.length === 0 ? settledPart(carries) : { operations, settled: [] };
}
