import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../destination/object-definition.ts';
import { canonicalText, createFingerprinter } from './fingerprint.ts';

const prints = createFingerprinter(new Uint8Array(32).fill(1));
const others = createFingerprinter(new Uint8Array(32).fill(2));

const { value: fieldValue } = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, 1.5, '', 'a'),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** The same value with the members of every object the other way round. */
function turned(value: FieldValue): FieldValue {
  if (isList(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toReversed();
  return Object.fromEntries(members.map(([name, member]) => [name, turned(member)]));
}

function isList(value: FieldValue): value is readonly FieldValue[] {
  return Array.isArray(value);
}

describe('canonicalText', () => {
  it('puts the members of objects in order, at every depth', () => {
    expect(canonicalText({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it('is the same whatever the order of members', () => {
    fc.assert(
      fc.property(fieldValue, (value) => {
        expect(canonicalText(turned(value))).toBe(canonicalText(value));
      }),
    );
  });

  it('holds the whole value', () => {
    fc.assert(
      fc.property(fieldValue, (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(value);
      }),
    );
  });

  it('keeps the order of lists', () => {
    expect(canonicalText(['b', 'a'])).toBe('["b","a"]');
  });
});

describe('a fingerprint', () => {
  it('is 16 hexadecimal digits, the same each time', () => {
    fc.assert(
      fc.property(fc.string(), fieldValue, (field, value) => {
        expect(prints.value(field, value)).toMatch(/^[0-9a-f]{16}$/);
        expect(prints.value(field, turned(value))).toBe(prints.value(field, value));
      }),
    );
  });

  it('tells values, fields, uses and keys apart', () => {
    const all = [
      prints.value('email', 'a'),
      prints.value('email', 'b'),
      prints.value('email', null),
      prints.value('email', 'null'),
      prints.value('email', ['a']),
      prints.value('phone', 'a'),
      prints.entry('email', 'a'),
      prints.normal('email', '"a"'),
      prints.normal('email', 'a'),
      others.value('email', 'a'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('does not mix up where a field ends and its value begins', () => {
    expect(prints.normal('a', 'b')).not.toBe(prints.normal('ab', ''));
  });
});

describe('what else comes from the secret key', () => {
  it('seeds of keys and of stamps differ from each other, by key and by epoch', () => {
    const seeds = [
      prints.keySeed,
      prints.stampSeed('one'),
      prints.stampSeed('two'),
      others.keySeed,
      others.stampSeed('one'),
    ].map((seed) => [...seed].join(' '));
    expect(new Set(seeds).size).toBe(5);
    expect([...createFingerprinter(new Uint8Array(32).fill(1)).stampSeed('one')].join(' ')).toBe(seeds[1]);
  });

  it('tells one key from another, and shows neither', () => {
    expect(prints.keyCheck).toMatch(/^[0-9a-f]{16}$/);
    expect(prints.keyCheck).not.toBe(others.keyCheck);
    expect(createFingerprinter(new Uint8Array(32).fill(1)).keyCheck).toBe(prints.keyCheck);
  });
});
