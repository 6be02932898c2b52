import { expect, test } from 'vitest';
import { draftInventoryItem, type InventoryItemInput } from './inventory-item-input.ts';
import { newItemFields, type InventoryItemFields } from './inventory-item.ts';

const draft = (input: InventoryItemInput, before: InventoryItemFields = newItemFields) =>
  draftInventoryItem(before, input, ['input']);

const refusals = (input: InventoryItemInput, before?: InventoryItemFields): readonly string[] =>
  draft(input, before).userErrors.map(({ field, message }) => `${field?.join('.')}: ${message}`);

const filled: InventoryItemFields = {
  tracked: true,
  requiresShipping: false,
  cost: '2.50',
  countryCodeOfOrigin: 'US',
  provinceCodeOfOrigin: 'NY',
  harmonizedSystemCode: '420212',
  countryHarmonizedSystemCodes: [{ countryCode: 'DE', harmonizedSystemCode: '4202121000' }],
  weight: { value: 1.5, unit: 'POUNDS' },
};

test('takes everything that an item can have', () => {
  const { item, userErrors } = draft({
    tracked: true,
    requiresShipping: false,
    cost: '2.5',
    countryCodeOfOrigin: 'US',
    provinceCodeOfOrigin: 'NY',
    harmonizedSystemCode: '420212',
    countryHarmonizedSystemCodes: [{ countryCode: 'DE', harmonizedSystemCode: '4202121000' }],
    measurement: { weight: { value: 1.5, unit: 'POUNDS' } },
  });
  expect([item, userErrors]).toEqual([filled, []]);
});

test('an empty input leaves everything as it was', () => {
  expect(draft({}, filled)).toEqual({ item: filled, userErrors: [] });
});

test('null clears texts and the cost, but keeps flags and the weight', () => {
  const { item } = draft(
    {
      tracked: null,
      requiresShipping: null,
      cost: null,
      countryCodeOfOrigin: null,
      harmonizedSystemCode: null,
      countryHarmonizedSystemCodes: null,
      measurement: null,
    },
    filled,
  );
  expect(item).toEqual({
    ...newItemFields,
    tracked: true,
    requiresShipping: false,
    weight: { value: 1.5, unit: 'POUNDS' },
  });
});

test('another country of origin drops the province of the old one', () => {
  const { item, userErrors } = draft({ countryCodeOfOrigin: 'FR' }, filled);
  expect([item.countryCodeOfOrigin, item.provinceCodeOfOrigin, userErrors]).toEqual(['FR', undefined, []]);
});

test.each([
  [{ cost: '-0.01' }, 'input.cost: Cost per item must be greater than or equal to 0'],
  [{ cost: '1000000000000000000' }, 'input.cost: Cost per item must be less than 1000000000000000000'],
  [{ countryCodeOfOrigin: 'ZZ' }, 'input.countryCodeOfOrigin: Country code of origin is invalid'],
  [
    { countryCodeOfOrigin: 'US', provinceCodeOfOrigin: 'ON' },
    'input.provinceCodeOfOrigin: Province code of origin is invalid',
  ],
  [{ provinceCodeOfOrigin: 'ON' }, 'input.provinceCodeOfOrigin: Province code of origin is invalid'],
  [
    { harmonizedSystemCode: '12345' },
    'input.harmonizedSystemCode: Harmonized system code must be a number between six and thirteen digits',
  ],
  [
    { countryHarmonizedSystemCodes: [{ countryCode: 'DE', harmonizedSystemCode: '4202.12' }] },
    'input.countryHarmonizedSystemCodes.0.harmonizedSystemCode: Harmonized system code must be a number between six and thirteen digits',
  ],
  [
    { measurement: { weight: { value: -1, unit: 'GRAMS' } } },
    'input.measurement.weight: Weight must be greater than or equal to 0',
  ],
])('refuses %j', (input, message) => {
  expect(refusals(input)).toEqual([message]);
});
