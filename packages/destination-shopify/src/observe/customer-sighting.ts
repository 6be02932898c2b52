import type { Change, Sighting } from '@backstock/core';
import { customerIdentifier, identifierKey } from './customer-identifier.ts';
import type { CustomerHits } from './find-customers.ts';

/** Where a change's rules lead, in their order. Two customers are one too many, whichever rule comes first. Pure. */
export function sightByRules(change: Change, hits: CustomerHits): Sighting {
  if (change.rules.length === 0) return { kind: 'unmatchable' };
  const found = change.rules.flatMap((rule) => {
    const ids = rule.fields.map((field) => hitOf(field.field, field.value, hits));
    const [first] = ids;
    return first !== undefined && ids.every((id) => id === first)
      ? [{ storeId: first, rule: rule.rule }]
      : [];
  });
  const storeIds = [...new Set(found.map((hit) => hit.storeId))].toSorted();
  if (storeIds.length > 1) return { kind: 'ambiguous', storeIds };
  const [hit] = found;
  return hit === undefined ? { kind: 'missing' } : { kind: 'found', ...hit };
}

function hitOf(field: string, value: string, hits: CustomerHits): string | undefined {
  const identifier = customerIdentifier(field, value);
  return identifier === undefined ? undefined : hits.get(identifierKey(identifier));
}
