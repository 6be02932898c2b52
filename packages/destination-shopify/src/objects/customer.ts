import type { FieldDefinition, FieldType, ObjectDefinition } from '@backstock/core';
import { normaliseCustomerId } from './customer-id.ts';
import { countryCodes, taxExemptions } from './generated/customer-enums.ts';
import { metafieldRule } from './metafield-types.ts';
import { normaliseEmail } from './normalise-email.ts';
import { normalisePhone } from './normalise-phone.ts';

// Lengths as the store refuses them (2026-04): "… is too long (maximum is 255 characters)", note 5000, 250 tags.
const line: FieldType = { kind: 'string', maxLength: 255 };

/** The members of an address that are not deprecated, in the order in which they are written. */
export const addressMembers = [
  'firstName', 'lastName', 'company', 'address1', 'address2', 'city', 'zip', 'provinceCode', 'countryCode', 'phone',
] as const; // prettier-ignore

export type AddressMember = (typeof addressMembers)[number];

const address: FieldType = {
  kind: 'object',
  members: Object.fromEntries(
    addressMembers.map((name) => [
      name,
      { type: name === 'countryCode' ? { kind: 'enum', values: countryCodes } : line },
    ]),
  ),
};

/** The only states that can be written; the schema's others are answers. */
const consentState: FieldType = { kind: 'enum', values: ['PENDING', 'SUBSCRIBED', 'UNSUBSCRIBED'] };
const optInLevel: FieldType = { kind: 'enum', values: ['CONFIRMED_OPT_IN', 'SINGLE_OPT_IN', 'UNKNOWN'] };

const fields: readonly FieldDefinition[] = [
  { name: 'email', type: line, clear: 'null', unique: true, normalise: normaliseEmail },
  { name: 'phone', type: line, clear: 'null', unique: true, normalise: normalisePhone },
  { name: 'firstName', type: line, clear: 'null' },
  { name: 'lastName', type: line, clear: 'null' },
  // A customer always has a locale.
  { name: 'locale', type: line, clear: 'never' },
  { name: 'note', type: { kind: 'string', maxLength: 5000 }, clear: 'null' },
  { name: 'tags', type: { kind: 'list', of: line, maxItems: 250 }, clear: 'empty' },
  // Null is refused; taken back it is false.
  { name: 'taxExempt', type: { kind: 'boolean' }, clear: 'empty' },
  {
    name: 'taxExemptions',
    type: { kind: 'list', of: { kind: 'enum', values: taxExemptions }, maxItems: 250 },
    clear: 'empty',
  },
  { name: 'addresses', type: { kind: 'list', of: address, maxItems: 250 }, clear: 'empty' },
  ...['emailMarketingConsent', 'smsMarketingConsent'].flatMap(consentFields),
];

/** A customer of the store, as a sync may map it. */
export const customerDefinition: ObjectDefinition = {
  name: 'customer',
  fields,
  metafields: metafieldRule,
  modes: ['insert', 'update', 'upsert', 'mirror'],
  match: { fields: ['id', 'email', 'phone'], customId: true, fieldsPerRule: 1 },
  removals: ['ignore', 'clear', 'delete', 'set'],
  createNeedsOneOf: ['email', 'phone', 'firstName', 'lastName'],
};

const normalisers: Readonly<Record<string, (value: string) => string>> = {
  id: normaliseCustomerId,
  email: normaliseEmail,
  phone: normalisePhone,
};

/** The value of a match field as the store compares it: a custom id letter by letter. Pure. */
export function normaliseMatchValue(field: string, value: string): string {
  return normalisers[field]?.(value) ?? value;
}

/** A consent given cannot be ungiven, only followed by another one. */
function consentFields(structure: string): FieldDefinition[] {
  return [
    { name: `${structure}.marketingState`, type: consentState, structure, required: true, clear: 'never' },
    { name: `${structure}.marketingOptInLevel`, type: optInLevel, structure, clear: 'never' },
    { name: `${structure}.consentUpdatedAt`, type: { kind: 'datetime' }, structure, clear: 'never' },
  ];
}
