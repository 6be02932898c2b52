import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldType } from '../destination/object-definition.ts';
import { convertJson, exactJsonText, jsonCell, parseExactJson } from './exact-json.ts';

const texts: FieldType = { kind: 'list', of: { kind: 'string' }, maxItems: 3 };
const homes: FieldType = {
  kind: 'list',
  of: {
    kind: 'object',
    members: {
      city: { type: { kind: 'string' }, required: true },
      zip: { type: { kind: 'string' } },
      rank: { type: { kind: 'integer' } },
      paid: { type: { kind: 'decimal' } },
    },
  },
};

function convert(text: string, type: FieldType): unknown {
  const json = parseExactJson(text);
  return json === undefined ? 'no JSON' : convertJson(json, type);
}

test('numbers keep the digits that they were written with', () => {
  const text = '{"a":12345678901234567890,"b":[1.50,1e3,-0.0],"c":"x","d":null,"e":true}';
  expect(exactJsonText(parseExactJson(text) ?? null)).toBe(text);
});

test('what is no JSON is nothing', () => {
  expect(['', '{a:1}', 'NaN', '[1,]'].map(parseExactJson)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('every JSON text comes back with the same content', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(JSON.parse(exactJsonText(parseExactJson(text) ?? null))).toEqual(JSON.parse(text));
    }),
  );
});

test('members have kinds of their own', () => {
  const json = parseExactJson('["x", true, 1e2, null, [1.0]]');
  expect(Array.isArray(json) ? json.map(jsonCell) : json).toEqual([
    { kind: 'text', value: 'x' },
    { kind: 'boolean', value: true },
    { kind: 'decimal', value: '100' },
    undefined,
    { kind: 'json', value: '[1.0]' },
  ]);
});

describe('a structure that fits', () => {
  test.each<[string, FieldType, unknown]>([
    ['["a", null, "b", "a"]', texts, ['a', 'b']],
    ['[1, 2.50]', texts, ['1', '2.50']],
    [
      '[{"city": "Bath", "zip": null, "rank": 1, "paid": 1.10}, {}, {"city": "Ely", "paid": "2"}]',
      homes,
      [
        { city: 'Bath', rank: 1, paid: '1.10' },
        { city: 'Ely', paid: '2' },
      ],
    ],
    ['{"b": 1.50, "a": [ ]}', { kind: 'json' }, '{"b":1.50,"a":[]}'],
  ])('%s', (text, type, value) => {
    expect(convert(text, type)).toEqual({ value });
  });
});

test.each<[string, FieldType]>([
  ['null', texts],
  ['[]', texts],
  ['[null]', texts],
  ['[{}]', homes],
])('%s says nothing', (text, type) => {
  expect(convert(text, type)).toBeUndefined();
});

describe('a structure of another shape', () => {
  test.each<[string, FieldType, string]>([
    ['{"a": 1}', texts, 'is not a list'],
    ['[true]', texts, 'has an entry that is boolean, which does not fit'],
    ['["a","b","c","d"]', texts, 'has more than 3 entries'],
    ['["x"]', homes, 'has an entry that is not a structure'],
    ['[{"zip": "x"}]', homes, 'has an entry that lacks the member city'],
    ['[{"city": "x", "secret": 1}]', homes, 'has an entry that has a member that the field does not know'],
    [
      '[{"city": "x", "rank": 1.5}]',
      homes,
      'has an entry that has a member rank that has a fraction, and the field takes whole numbers',
    ],
  ])('%s', (text, type, fault) => {
    expect(convert(text, type)).toEqual({ fault });
  });
});
