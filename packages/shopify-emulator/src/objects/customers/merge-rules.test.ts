import { describe, expect, test } from 'vitest';
import { noAddress } from './address-check.ts';
import { blankCustomer, type Customer } from './customer.ts';
import { chooseValues, mergedCustomer, mergeErrors, type MergeOverride } from './merge-rules.ts';

const customer = (id: number, values: Partial<Customer>): Customer => ({
  ...blankCustomer(id, 1000),
  ...values,
});

const one = customer(20_001, {
  email: 'one@shop.example',
  firstName: 'Olga',
  note: 'likes blue',
  tags: ['early', 'vip'],
  addresses: [{ ...noAddress, id: 30_001, city: 'Oslo' }],
  defaultAddressId: 30_001,
});
const two = customer(20_002, {
  email: 'two@shop.example',
  lastName: 'Berg',
  note: 'likes red',
  tags: ['VIP'],
});

describe('a merge', () => {
  test('keeps the second customer, and takes from the first what it lacks', () => {
    expect(mergedCustomer(one, two, {})).toEqual({
      ...two,
      firstName: 'Olga',
      note: 'likes red likes blue',
      tags: ['early', 'VIP'],
      addresses: one.addresses,
      defaultAddressId: 30_001,
    });
  });

  test('follows the override', () => {
    const override = {
      customerIdOfEmailToKeep: 'gid://shopify/Customer/20001',
      note: 'short',
      tags: ['b', 'a'],
    };
    expect(mergedCustomer(one, two, override)).toEqual({
      ...two,
      email: 'one@shop.example',
      firstName: 'Olga',
      note: 'short',
      tags: ['a', 'b'],
      addresses: one.addresses,
      defaultAddressId: 30_001,
    });
  });

  test('tells what it would not keep', () => {
    expect(chooseValues(one, two, {}).other).toMatchObject({
      email: 'one@shop.example',
      lastName: undefined,
    });
  });

  test('is refused where the tags would be too many or the note too long, unless the override says otherwise', () => {
    const tags = (prefix: string): readonly string[] =>
      Array.from({ length: 150 }, (_, n) => `${prefix}${n}`);
    const full = [
      customer(20_003, { note: 'n'.repeat(3000), tags: tags('a') }),
      customer(20_004, { note: 'm'.repeat(3000), tags: tags('b') }),
    ] as const;
    expect(mergeErrors(...full, {}).map(({ field, message }) => [field, message])).toEqual([
      [['customerOneId'], 'Customers must have 250 tags or less.'],
      [['customerTwoId'], 'Customers must have 250 tags or less.'],
      [['customerOneId'], 'Customer notes must be 5,000 characters or less.'],
      [['customerTwoId'], 'Customer notes must be 5,000 characters or less.'],
    ]);
    expect(mergeErrors(...full, { note: '', tags: [] })).toEqual([]);
  });

  test('keeps nothing that the chosen customer has not, or of anybody else', () => {
    const codesOf = (override: MergeOverride): readonly unknown[] =>
      mergeErrors(one, two, override).map(({ field, code }) => [field?.at(-1), code]);
    expect(codesOf({ customerIdOfLastNameToKeep: 'gid://shopify/Customer/20002' })).toEqual([]);
    expect(codesOf({ customerIdOfLastNameToKeep: 'gid://shopify/Customer/20001' })).toEqual([
      ['customerIdOfLastNameToKeep', 'MISSING_OVERRIDE_ATTRIBUTE'],
    ]);
    expect(codesOf({ customerIdOfEmailToKeep: 'gid://shopify/Customer/20009' })).toEqual([
      ['customerIdOfEmailToKeep', 'OVERRIDE_ATTRIBUTE_INVALID'],
    ]);
  });
});
