import type { FieldChange, PlanContext } from '@backstock/core';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { storeTags, tagIdentity } from '../objects/tag.ts';
import { textsOf } from '../objects/value-parts.ts';
import { listPart, type PlanPart } from './plan-part.ts';
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
  const change = (mutation: string, tags: readonly string[]) =>
    tags.length === 0 ? [] : [{ mutation, variables: { id: present.id, tags } }];
  // Removed first, since a customer has at most 250.
  const operations = [...change('tagsRemove', surplus), ...change('tagsAdd', missing)];
  return listPart(operations, { field: field.field, owned });
}
