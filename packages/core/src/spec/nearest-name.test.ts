import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestName, suggestion } from './nearest-name.ts';

const fields = ['email', 'phone', 'firstName', 'lastName', 'locale', 'note', 'tags', 'taxExempt'];

test.each([
  ['emial', 'email'],
  ['firstname', 'firstName'],
  ['first_name', 'firstName'],
  ['notes', 'note'],
  ['tag', 'tags'],
  ['phonne', 'phone'],
  ['taxEx', 'taxExempt'],
])('%s means %s', (name, meant) => {
  expect(nearestName(name, fields)).toBe(meant);
});

test.each(['company', 'x', 'em', ''])('nothing is near to %j', (name) => {
  expect(nearestName(name, fields)).toBeUndefined();
});

test('the beginning of two names means neither', () => {
  expect(nearestName('customer', ['customer_identifier', 'customer_segment'])).toBeUndefined();
});

test('a name of three letters allows one slip only', () => {
  expect(nearestName('sku', ['key'])).toBeUndefined();
  expect(nearestName('sk', ['sku'])).toBe('sku');
});

test('one slip anywhere in a longer name is found', () => {
  const slip = fc
    .tuple(
      fc.constantFrom(...fields.filter((name) => name.length > 3)),
      fc.nat(),
      fc.constantFrom('drop', 'swap', 'add'),
    )
    .map(([name, at, kind]) => {
      const index = at % (name.length - 1);
      const head = name.slice(0, index);
      const tail = name.slice(index);
      if (kind === 'drop') return { name, slipped: head + tail.slice(1) };
      if (kind === 'add') return { name, slipped: `${head}z${tail}` };
      return { name, slipped: head + tail.charAt(1) + tail.charAt(0) + tail.slice(2) };
    });
  fc.assert(
    fc.property(slip, ({ name, slipped }) => {
      expect(nearestName(slipped, fields)).toBe(name);
    }),
  );
});

test('a suggestion is a question', () => {
  expect(suggestion('emial', fields)).toEqual({ fix: 'did you mean `email`?' });
  expect(suggestion('company', fields)).toEqual({});
});
