import { describe, expect, test } from 'vitest';
import { checkPhone } from './phone.ts';

describe('phone numbers', () => {
  test.each([
    ['+44 20 7946 0018', '+442079460018'],
    ['+1 (212) 736-5000', '+12127365000'],
    ['+49-30-901820', '+4930901820'],
  ])('stores %s as %s', (given, phone) => {
    expect(checkPhone(given)).toEqual({ phone });
  });

  test('are none when blank', () => {
    expect(checkPhone('  ')).toEqual({ phone: undefined });
  });

  test.each(['call me', '2127365000', '+1212', '+44 20 7946 001x'])('refuses %s', (given) => {
    expect(checkPhone(given)).toEqual({ problems: ['Phone is invalid'] });
  });

  test('tells a too long one twice', () => {
    expect(checkPhone(`+${'4'.repeat(300)}`)).toEqual({
      problems: ['Phone is too long (maximum is 255 characters)', 'Phone is invalid'],
    });
  });
});
