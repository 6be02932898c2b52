import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressForm, addressInput, isSameAddress, possibleOrigins } from './address.ts';
import { isCustomerId } from './customer-id.ts';
import { globMatcher } from './glob.ts';
import { metafieldField, metafieldName } from './metafield-name.ts';
import { storeTags, tagIdentity } from './tag.ts';

test('tags are parted at commas, trimmed, and one of those that differ in case only', () => {
  expect(storeTags([' VIP ', 'vip,Gold ,, silver', ''])).toEqual(['VIP', 'Gold', 'silver']);
});

test('the store keeps tags in their own form as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tags) => {
      const kept = storeTags(tags);
      expect(storeTags(kept)).toEqual(kept);
      expect(new Set(kept.map(tagIdentity)).size).toBe(kept.length);
    }),
  );
});

test.each([
  ['tier:*', 'Tier:Gold', true],
  ['tier:*', 'my-tier:gold', false],
  ['tier:?', 'tier:1', true],
  ['tier:?', 'tier:10', false],
  ['a.b(c)*', 'a.b(c)', true],
  ['a.b', 'axb', false],
  [undefined, 'tier:gold', false],
])('the glob %j matches %j: %j', (glob, entry, matches) => {
  expect(globMatcher(glob)(entry)).toBe(matches);
});

test('a text with its wildcards taken literally matches itself, and with a star before and after whatever holds it', () => {
  const plainText = fc.string().map((text) => text.replaceAll(/[*?]/gu, '.'));
  fc.assert(
    fc.property(plainText, plainText, (glob, around) => {
      expect(globMatcher(glob)(glob)).toBe(true);
      expect(globMatcher(`*${glob}*`)(around + glob + around)).toBe(true);
    }),
  );
});

test.each([
  ['metafields.crm.tier', { namespace: 'crm', key: 'tier' }],
  ['metafields.$app:loyalty.tier', { namespace: '$app:loyalty', key: 'tier' }],
  ['metafields.a.b.tier', { namespace: 'a.b', key: 'tier' }],
  ['metafields.tier', undefined],
  ['email', undefined],
])('the metafield of %j is %j', (field, name) => {
  expect(metafieldName(field)).toEqual(name);
  expect(name === undefined ? undefined : metafieldField(name)).toBe(name && field);
});

test.each([
  ['gid://shopify/Customer/42', true],
  ['gid://shopify/Customer/0', false],
  ['gid://shopify/Product/42', false],
  ['42', false],
])('%j is the id of a customer: %j', (id, expected) => {
  expect(isCustomerId(id)).toBe(expected);
});

const home = { address1: '1 Main St', city: 'Ottawa', zip: 'K1A 0B1', countryCode: 'CA' };

test('an address is sent with the members that have a value, in one order', () => {
  expect(
    JSON.stringify(addressInput({ zip: 'K1A 0B1', address1: '1 Main St', city: ' ', phone: null })),
  ).toBe('{"address1":"1 Main St","zip":"K1A 0B1"}');
});

test('an address is the same though white space, case, or the form of the phone number differ', () => {
  const wanted = addressForm({ ...home, phone: '+1 613 555 0123' });
  const present = addressForm({ ...home, address1: ' 1  MAIN st ', phone: '+16135550123' });
  expect(isSameAddress(wanted, present)).toBe(true);
});

test('what the store or the shopper adds to an address does not make it another one', () => {
  const present = addressForm({ ...home, firstName: 'Ada', provinceCode: 'ON', phone: '+16135550123' });
  expect(isSameAddress(addressForm(home), present)).toBe(true);
  expect(possibleOrigins(present)).toContainEqual(addressForm(home));
});

test('an address with another line, city or zip is another one', () => {
  const wanted = addressForm(home);
  expect(isSameAddress(wanted, addressForm({ ...home, address2: 'Flat 4' }))).toBe(false);
  expect(isSameAddress(wanted, addressForm({ ...home, zip: 'K1A 0B2' }))).toBe(false);
  expect(
    isSameAddress(addressForm({ ...home, firstName: 'Ada' }), addressForm({ ...home, firstName: 'Bo' })),
  ).toBe(false);
});

test('an address may have been sent in at most 32 forms', () => {
  const full = { ...home, provinceCode: 'ON', firstName: 'Ada', lastName: 'L', phone: '+16135550123' };
  expect(possibleOrigins(addressForm(full))).toHaveLength(32);
});
