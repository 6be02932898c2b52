import { expect, test } from 'vitest';
import { scalarProblem } from './scalar-values.ts';

const complaint = (message: string) => ({ explanation: message, message });

test.each([
  ['Int', 1.5, { explanation: 'Could not coerce value 1.5 to Int' }],
  ['Int', '3', { explanation: 'Could not coerce value "3" to Int' }],
  ['String', 5, { explanation: 'Could not coerce value 5 to String' }],
  ['Boolean', 'yes', { explanation: 'Could not coerce value "yes" to Boolean' }],
  ['ID', 'abc', complaint("Invalid global id 'abc'")],
  ['DateTime', 'tomorrow', complaint("invalid DateTime 'tomorrow'")],
  ['Date', '2026-13-01', complaint("invalid Date '2026-13-01'")],
  ['Decimal', 'ten', complaint("invalid decimal 'ten'")],
  ['URL', 'example.com', complaint("Invalid url 'example.com', missing scheme")],
  ['URL', 'mailto:a', complaint("Invalid url 'mailto:a', missing host")],
  ['UnsignedInt64', '-1', complaint("UnsignedInt64 '-1' is out of range")],
  ['UnsignedInt64', '1.5', complaint("UnsignedInt64 invalid value '1.5'")],
  ['Decimal', true, { explanation: 'Could not coerce value true to Decimal' }],
])('%s refuses %j', (scalar, value, problem) => {
  expect(scalarProblem(scalar, value)).toEqual(problem);
});

test.each([
  ['Int', -7],
  ['Int', 2_147_483_648],
  ['Float', 1.5],
  ['ID', 'gid://shopify/Customer/1'],
  ['ID', '17'],
  ['ID', 17],
  ['DateTime', '2026-10-01T12:00:00Z'],
  ['DateTime', '2026-10-01T12:00:00.123+02:00'],
  ['DateTime', '2026-10-01'],
  ['Decimal', '1.50'],
  ['Decimal', 2],
  ['Decimal', ''],
  ['URL', 'https://example.com/x'],
  ['UnsignedInt64', '18446744073709551615'],
  ['JSON', { any: ['thing'] }],
  ['Colour', 'unknown scalars take anything'],
])('%s takes %j', (scalar, value) => {
  expect(scalarProblem(scalar, value)).toBeNull();
});
