import { describe, expect, test } from 'vitest';
import { checkAddress, noAddress, type AddressInput } from './address-check.ts';

const check = (input: AddressInput): ReturnType<typeof checkAddress> => checkAddress(input, ['address']);

const refusal = (part: string, message: string): object => ({
  userErrors: [{ field: ['address', part], message, code: null }],
});

describe('addresses', () => {
  test('are trimmed, and blank fields are none', () => {
    expect(check({ address1: ' 5 Rue Haute ', city: 'Lyon', company: ' ', countryCode: 'FR' })).toEqual({
      address: { ...noAddress, address1: '5 Rue Haute', city: 'Lyon', countryCode: 'FR' },
    });
  });

  test('take countries and provinces by name too', () => {
    expect(check({ country: 'united states', province: 'Vermont' })).toEqual({
      address: { ...noAddress, countryCode: 'US', provinceCode: 'VT' },
    });
  });

  test('drop the province in a country without provinces', () => {
    expect(check({ address1: 'x', countryCode: 'FR', provinceCode: 'ON' })).toEqual({
      address: { ...noAddress, address1: 'x', countryCode: 'FR' },
    });
  });

  test('refuse a country that is none, without a word on its province', () => {
    expect(check({ countryCode: 'ZZ', provinceCode: 'QQ' })).toEqual(
      refusal('country', 'Country is invalid'),
    );
  });

  test('refuse a province of another country', () => {
    expect(check({ countryCode: 'CA', provinceCode: 'VT' })).toEqual(
      refusal('province', 'Province is invalid'),
    );
  });

  test('refuse texts that are too long, have tags or emojis', () => {
    expect(check({ zip: '1'.repeat(256) })).toEqual(
      refusal('zip', 'Zip is too long (maximum is 255 characters)'),
    );
    expect(check({ company: '<b>Big</b>' })).toEqual(refusal('company', 'Company cannot contain HTML tags'));
    expect(check({ address2: 'Floor 🎈' })).toEqual(refusal('address2', 'Address2 cannot contain emojis'));
  });

  test('refuse nothing at all', () => {
    expect(check({ address1: ' ', zip: '' })).toEqual({
      userErrors: [{ field: ['address'], message: 'Customer address cannot be blank.', code: null }],
    });
  });

  test('keep what an update leaves out and lose what it sets to null', () => {
    const before = { ...noAddress, address1: '1 Main', city: 'Bern', countryCode: 'CH' };
    expect(checkAddress({ city: null, zip: '3000' }, ['address'], before)).toEqual({
      address: { ...noAddress, address1: '1 Main', zip: '3000', countryCode: 'CH' },
    });
  });

  test('lose the province when an update moves them to another country', () => {
    const before = { ...noAddress, address1: '1 Main', countryCode: 'CA', provinceCode: 'ON' };
    expect(checkAddress({ countryCode: 'US' }, ['address'], before)).toEqual({
      address: { ...noAddress, address1: '1 Main', countryCode: 'US' },
    });
  });
});
