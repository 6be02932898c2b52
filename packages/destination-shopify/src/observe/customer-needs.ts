import type { Change, FieldChange } from '@backstock/core';
import { metafieldName } from '../objects/metafield-name.ts';

/** What a plan of a change needs to know of the present customer. */
export interface CustomerNeeds {
  /** False: nothing, so that a remembered id is not read at all. */
  readonly present: boolean;
  readonly addresses: boolean;
  /** Metafields by field name. */
  readonly metafields: readonly string[];
}

const lists: ReadonlySet<string> = new Set(['tags', 'taxExemptions', 'addresses']);
const identity: ReadonlySet<string> = new Set(['email', 'phone', 'firstName', 'lastName']);

/** Decided from the change alone. Pure. */
export function customerNeeds(change: Change): CustomerNeeds {
  const sent = change.fields.filter((field) => field.when !== 'create');
  const metafields = sent.filter(
    (field) => field.when === 'empty' && metafieldName(field.field) !== undefined,
  );
  return {
    present:
      sent.some((field) => lists.has(field.field) || field.when === 'empty') ||
      clearsIdentity(change, sent) ||
      mayLackEmail(change, sent),
    addresses: sent.some((field) => field.field === 'addresses'),
    metafields: metafields.map((field) => field.field),
  };
}

/** The custom ids among the rules before `rule`: a thing that was found by a later rule may lack them. */
export function earlierCustomIds(change: Change, rule: number): readonly string[] {
  return change.rules
    .filter((earlier) => earlier.rule < rule)
    .flatMap((earlier) => earlier.fields.map((field) => field.field))
    .filter((field) => metafieldName(field) !== undefined);
}

/** A removal may not leave a customer whom nothing names. */
function clearsIdentity(change: Change, sent: readonly FieldChange[]): boolean {
  return (
    change.kind === 'removed' && sent.some((field) => field.action === 'clear' && identity.has(field.field))
  );
}

/** For a customer without e-mail address the store passes over the consent without a word. */
function mayLackEmail(change: Change, sent: readonly FieldChange[]): boolean {
  if (!sent.some((field) => field.field.startsWith('emailMarketingConsent.'))) return false;
  return ![...change.whole, ...change.fields].some(
    (field) => field.field === 'email' && field.value !== null,
  );
}
