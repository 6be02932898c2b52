import { expect, test } from 'vitest';
import { draftVariant, newVariantFields, newVariantState, type VariantInput } from './variant-input.ts';

const draft = (input: VariantInput) => draftVariant(newVariantState, input, ['variants', '0']);

test('an empty input changes nothing', () => {
  expect(draft({})).toEqual({ ...newVariantState, userErrors: [] });
});

test('fields are laid over what was there; null clears, except for switches', () => {
  const { variant, item } = draft({
    barcode: '4006381333931',
    price: '12.5',
    compareAtPrice: '15',
    inventoryPolicy: 'CONTINUE',
    taxable: false,
    taxCode: 'P1',
    requiresComponents: true,
    showUnitPrice: true,
    unitPriceMeasurement: { quantityUnit: 'ML', quantityValue: 250, referenceUnit: 'L', referenceValue: 1 },
    inventoryItem: { sku: 'OAK-1', tracked: true, cost: '3.1' },
  });
  const full = {
    sku: 'OAK-1',
    barcode: '4006381333931',
    price: '12.50',
    compareAtPrice: '15.00',
    inventoryPolicy: 'CONTINUE',
    isTaxFree: true,
    taxCode: 'P1',
    requiresComponents: true,
    showUnitPrice: true,
    unitPriceMeasurement: { quantityUnit: 'ML', quantityValue: 250, referenceUnit: 'L', referenceValue: 1 },
  };
  expect(variant).toEqual(full);
  expect([item.tracked, item.cost]).toEqual([true, '3.10']);
  const cleared = draftVariant(
    { variant, item },
    {
      barcode: null,
      compareAtPrice: null,
      taxCode: '',
      taxable: null,
      inventoryPolicy: null,
      unitPriceMeasurement: null,
      inventoryItem: { sku: null },
    },
    ['variants', '0'],
  );
  expect(cleared.variant).toEqual({
    ...newVariantFields,
    price: '12.50',
    inventoryPolicy: 'CONTINUE',
    isTaxFree: true,
    requiresComponents: true,
    showUnitPrice: true,
  });
});

test('the SKU of the variant goes before that of its item', () => {
  expect(draft({ sku: 'A', inventoryItem: { sku: 'B' } }).variant.sku).toBe('A');
});

test.each<[VariantInput, object]>([
  [
    { price: '-0.01' },
    {
      field: ['variants', '0', 'price'],
      message: 'must be greater than or equal to 0',
      code: 'GREATER_THAN_OR_EQUAL_TO',
    },
  ],
  [
    { compareAtPrice: '1000000000000000000' },
    {
      field: ['variants', '0', 'compareAtPrice'],
      message: 'must be less than 1000000000000000000',
      code: 'INVALID_INPUT',
    },
  ],
  [{ price: null }, { field: ['variants', '0', 'price'], message: "can't be blank", code: 'BLANK' }],
  [
    { barcode: '1'.repeat(256) },
    {
      field: ['variants', '0', 'barcode'],
      message: 'is too long (maximum is 255 characters)',
      code: 'TOO_LONG',
    },
  ],
  [
    { inventoryItem: { sku: 's'.repeat(256) } },
    {
      field: ['variants', '0', 'inventoryItem', 'sku'],
      message: 'is too long (maximum is 255 characters)',
      code: 'TOO_LONG',
    },
  ],
])('refuses %j', (input, error) => {
  expect(draft(input).userErrors).toEqual([error]);
});
