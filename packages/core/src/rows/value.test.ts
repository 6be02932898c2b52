import { describe, expect, it } from 'vitest';
import { valueText } from './value.ts';

describe('valueText', () => {
  it.each([
    ['text as it is', ' Ann ', ' Ann '],
    ['true', true, 'true'],
    ['false', false, 'false'],
    ['integers beyond 2^53', 9_223_372_036_854_775_807n, '9223372036854775807'],
    ['decimals digit by digit', '1.50', '1.50'],
    ['floats in their shortest form', 0.1, '0.1'],
    ['large floats', 1e21, '1e+21'],
    ['zero without its sign', -0, '0'],
    ['no number', Number.NaN, 'NaN'],
    ['binary as base64', Uint8Array.of(0, 255, 16), 'AP8Q'],
    ['nothing binary', new Uint8Array(), ''],
  ])('%s', (_name, value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it('takes only the bytes that a view shows', () => {
    expect(valueText(Uint8Array.of(1, 2, 3, 4).subarray(1, 3))).toBe('AgM=');
  });
});
