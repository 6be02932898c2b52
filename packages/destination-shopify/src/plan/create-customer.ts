import type { Change, FieldChange, FieldValue, Reason } from '@backstock/core';
import { storeTags } from '../objects/tag.ts';
import { textsOf } from '../objects/value-parts.ts';
import { wantedAddresses } from './addresses.ts';
import { consentInput, type ConsentStructure } from './consent.ts';
import { customIdsOf, customIdWrites, metafieldWrites } from './metafields.ts';
import { createdField } from './owned-entries.ts';
import { compareText, type PlanPart } from './plan-part.ts';
import { isScalar, scalarInput } from './scalars.ts';

/** One mutation makes the customer with everything. It has no argument by which the store would write to a person. */
export function planCreate(change: Change): PlanPart {
  const mapped = new Set(change.whole.map((field) => field.field));
  const unmapped = customIdsOf(change).filter(({ field }) => !mapped.has(field));
  const metafields = [
    ...metafieldWrites(change, change.whole),
    ...customIdWrites(
      change,
      unmapped.map(({ field }) => field),
    ),
  ];
  const input = {
    ...scalarInput(change.whole.filter(isScalar)),
    ...listInput(change.whole),
    ...consents(change),
    ...(metafields.length === 0 ? {} : { metafields: metafields.map((write) => write.input) }),
  };
  const carries = change.whole.map(createdField);
  return {
    operations: [{ mutation: 'customerCreate', variables: { input }, carries, creates: true }],
    settled: [],
  };
}

/** The store would refuse the customer over a consent that has nothing to be about. */
export function heldCreate(change: Change): Reason | undefined {
  const wholeChange = { ...change, fields: change.whole };
  if (consentInput('emailMarketingConsent', wholeChange) !== undefined && !hasValue(change, 'email')) {
    return consentWithout('email', 'e-mail address');
  }
  if (consentInput('smsMarketingConsent', wholeChange) !== undefined && !hasValue(change, 'phone')) {
    return consentWithout('sms', 'phone number');
  }
  return undefined;
}

export function consentWithout(channel: 'email' | 'sms', what: string): Reason {
  return {
    code: `consent_without_${channel === 'email' ? 'email' : 'phone'}`,
    message: `a marketing consent needs the customer's ${what}, and the customer has none`,
    field: `${channel}MarketingConsent.marketingState`,
  };
}

function listInput(whole: readonly FieldChange[]): { readonly [name: string]: FieldValue } {
  const valueOf = (name: string): FieldValue => whole.find(({ field }) => field === name)?.value ?? null;
  const lists: readonly (readonly [string, readonly FieldValue[]])[] = [
    ['tags', storeTags(textsOf(valueOf('tags'))).toSorted(compareText)],
    ['taxExemptions', [...new Set(textsOf(valueOf('taxExemptions')))].toSorted(compareText)],
    ['addresses', wantedAddresses(valueOf('addresses')).map((address) => address.input)],
  ];
  return Object.fromEntries(lists.filter(([, entries]) => entries.length > 0));
}

function consents(change: Change): { readonly [name: string]: FieldValue } {
  const structures: readonly ConsentStructure[] = ['emailMarketingConsent', 'smsMarketingConsent'];
  const inputs = structures.flatMap((structure): [string, FieldValue][] => {
    const input = consentInput(structure, { ...change, fields: change.whole });
    return input === undefined ? [] : [[structure, input]];
  });
  return Object.fromEntries(inputs);
}

function hasValue(change: Change, name: string): boolean {
  return change.whole.some(({ field, value }) => field === name && value !== null);
}
