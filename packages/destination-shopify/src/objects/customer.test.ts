import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildSchema, isEnumType, isInputObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { addressMembers, customerDefinition, normaliseMatchValue } from './customer.ts';
import { countryCodes, taxExemptions } from './generated/customer-enums.ts';
import { metafieldRule } from './metafield-types.ts';
import { shopifyObjects } from './shopify-objects.ts';

const file = readFileSync(new URL('../../schema/admin-2026-10.graphql.gz', import.meta.url));
const schema = buildSchema(gunzipSync(file).toString('utf8'));

function enumValues(name: string): readonly string[] {
  const type = schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
}

function inputFields(name: string): readonly string[] {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields())
    .filter((field) => field.deprecationReason === undefined)
    .map((field) => field.name);
}

test('the enumerations are those of the published schema', () => {
  expect(taxExemptions).toEqual(enumValues('TaxExemption'));
  expect(countryCodes).toEqual(enumValues('CountryCode'));
});

test('the consent states and opt-in levels exist in the published schema', () => {
  const states = enumValues('CustomerEmailMarketingState').filter((state) =>
    enumValues('CustomerSmsMarketingState').includes(state),
  );
  expect(states).toEqual(expect.arrayContaining(['PENDING', 'SUBSCRIBED', 'UNSUBSCRIBED']));
  expect(enumValues('CustomerMarketingOptInLevel')).toEqual(['CONFIRMED_OPT_IN', 'SINGLE_OPT_IN', 'UNKNOWN']);
});

test('an address has every member of the input that is not deprecated', () => {
  expect(addressMembers.toSorted()).toEqual(inputFields('MailingAddressInput').toSorted());
});

test('every field is one of the input, by its own name', () => {
  const known = new Set(inputFields('CustomerInput'));
  // Deprecated in favour of mutations of their own, which an update uses; only a create takes it in one call.
  known.add('addresses');
  const unknown = customerDefinition.fields.filter(({ name }) => !known.has(name.split('.')[0] ?? ''));
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

test('the catalogue names each object by its own name', () => {
  expect(Object.entries(shopifyObjects).map(([name, object]) => [name, object.name])).toEqual([
    ['customer', 'customer'],
  ]);
});

test('only e-mail and phone are unique, and only consents and locale cannot be taken back', () => {
  const { fields } = customerDefinition;
  expect(fields.filter((field) => field.unique === true).map(({ name }) => name)).toEqual(['email', 'phone']);
  const kept = fields.filter((field) => field.clear === 'never').map(({ name }) => name.split('.')[0]);
  expect([...new Set(kept)]).toEqual(['locale', 'emailMarketingConsent', 'smsMarketingConsent']);
});

test('every inferred metafield type is one that can be named', () => {
  const types = Object.values(metafieldRule.inferred);
  expect(types.filter((type) => metafieldRule.types[type] === undefined)).toEqual([]);
});

test('a list of a metafield type takes 128 entries, of metaobjects 256', () => {
  expect(metafieldRule.types['list.number_decimal']).toEqual({
    kind: 'list',
    of: { kind: 'decimal' },
    maxItems: 128,
  });
  expect(metafieldRule.types['list.metaobject_reference']).toEqual({
    kind: 'list',
    of: { kind: 'id' },
    maxItems: 256,
  });
});

test.each([
  ['email', ' Ada @Example.COM ', 'ada@example.com'],
  ['phone', '+1 (613) 555-0123', '+16135550123'],
  ['phone', '+44 (0)20 7946 0958', '+442079460958'],
  ['phone', ' 613 555 0123', '613 555 0123'],
  ['phone', '+1234abcd', '+1234abcd'],
  ['id', ' 42 ', 'gid://shopify/Customer/42'],
  ['id', 'gid://shopify/Customer/42', 'gid://shopify/Customer/42'],
  ['metafields.crm.id', ' A-7 ', ' A-7 '],
])('the %s %j is compared as %j', (field, value, normal) => {
  expect(normaliseMatchValue(field, value)).toBe(normal);
});
