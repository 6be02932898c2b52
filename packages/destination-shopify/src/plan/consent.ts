import type { Change, FieldChange, FieldValue } from '@backstock/core';
import { settledPart, type PlanPart } from './plan-part.ts';

export type ConsentStructure = 'emailMarketingConsent' | 'smsMarketingConsent';

const members = ['marketingState', 'marketingOptInLevel', 'consentUpdatedAt'] as const;
const mutations: Readonly<Record<ConsentStructure, string>> = {
  emailMarketingConsent: 'customerEmailMarketingConsentUpdate',
  smsMarketingConsent: 'customerSmsMarketingConsentUpdate',
};

/** The whole structure, from what changed and else from what is mapped; undefined without a state. Pure. */
export function consentInput(structure: ConsentStructure, change: Change): FieldValue | undefined {
  const values = members.flatMap((member): [string, FieldValue][] => {
    const field = memberField(structure, member, change);
    return field === undefined || field.action === 'clear' ? [] : [[member, field.value]];
  });
  return values.some(([member]) => member === 'marketingState') ? Object.fromEntries(values) : undefined;
}

/** The field that decides when the structure is sent. */
export function consentState(structure: ConsentStructure, change: Change): FieldChange | undefined {
  return memberField(structure, 'marketingState', change);
}

/** Writes a consent of an existing customer. `fields` are the members that changed; a consent cannot be taken back. */
export function planConsent(
  structure: ConsentStructure,
  fields: readonly FieldChange[],
  { change, storeId }: { readonly change: Change; readonly storeId: string },
): PlanPart {
  const carries = fields.map(({ field }) => ({ field }));
  const input = consentInput(structure, change);
  if (input === undefined || fields.every((field) => field.action === 'clear')) return settledPart(carries);
  const variables = { input: { customerId: storeId, [structure]: input } };
  return { operations: [{ mutation: mutations[structure], variables, carries }], settled: [] };
}

function memberField(structure: ConsentStructure, member: string, change: Change): FieldChange | undefined {
  const name = `${structure}.${member}`;
  return [...change.fields, ...change.whole].find(({ field }) => field === name);
}
