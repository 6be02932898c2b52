import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeliveredField } from '../../ledger/ledger-entry.ts';
import { decodeFields, encodeFields, layoutNames, layoutOf, printBytes, printText } from './field-blob.ts';

const print = fc.stringMatching(/^[0-9a-f]{16}$/);
const field: fc.Arbitrary<DeliveredField> = fc.record(
  { fingerprint: print, prints: fc.array(print) },
  { requiredKeys: ['fingerprint'] },
);
const fields = fc.array(fc.tuple(fc.string(), field)).map((entries) => new Map(entries));

function encode(map: ReadonlyMap<string, DeliveredField>, layout: number): Uint8Array {
  return encodeFields(map, layout, layoutNames(map));
}

describe('the bytes of delivered fields', () => {
  test('give back the same fields, with any layout number', () => {
    fc.assert(
      fc.property(fields, fc.nat({ max: 2 ** 40 }), (map, layout) => {
        const bytes = encode(map, layout);
        expect(decodeFields(bytes, layoutNames(map))).toEqual(map);
        expect(layoutOf(bytes)).toBe(layout);
      }),
    );
  });

  test('are one layout number and 8 bytes a field where no field has prints', () => {
    const map = new Map(['a', 'b', 'c'].map((name) => [name, { fingerprint: '00112233445566ff' }]));
    const one = [0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0xff];
    expect(encode(map, 5)).toEqual(Uint8Array.from([5, ...one, ...one, ...one]));
  });

  test('do not depend on the order in which the fields were delivered', () => {
    fc.assert(
      fc.property(fields, (map) => {
        expect(encode(new Map([...map].toReversed()), 1)).toEqual(encode(map, 1));
      }),
    );
  });

  test('are found damaged when they are cut', () => {
    const map = new Map([['tags', { fingerprint: '00112233445566ff', prints: ['00112233445566aa'] }]]);
    const bytes = encode(map, 300);
    const whole = 2 + 8;
    for (let length = 0; length < bytes.length; length += 1) {
      if (length === whole) continue;
      expect(() => decodeFields(bytes.subarray(0, length), ['tags'])).toThrow('fields cannot be read');
    }
  });

  test('are not made of something other than a fingerprint', () => {
    for (const fingerprint of ['', '00112233445566f', '00112233445566FF', '00112233445566fg']) {
      expect(() => encode(new Map([['email', { fingerprint }]]), 1)).toThrow('16 hexadecimal digits');
    }
  });
});

test('a fingerprint has 8 bytes', () => {
  fc.assert(
    fc.property(print, (text) => {
      const bytes = printBytes(text);
      expect([printText(bytes), bytes.length]).toEqual([text, 8]);
    }),
  );
});
