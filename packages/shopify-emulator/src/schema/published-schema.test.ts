import { isEnumType, isInputObjectType, isObjectType } from 'graphql';
import { expect, test } from 'vitest';
import { publishedSchema } from './published-schema.ts';

const schema = publishedSchema();

test('is read once', () => {
  expect(publishedSchema()).toBe(schema);
});

test('keeps Shopify’s directive with its place', () => {
  const directive = schema.getDirective('idempotent');
  expect(directive?.locations).toEqual(['FIELD']);
  expect(directive?.args.map((argument) => `${argument.name}: ${String(argument.type)}`)).toEqual([
    'key: String!',
  ]);
});

test('keeps input objects of which exactly one field is given', () => {
  const identifier = schema.getType('CustomerIdentifierInput');
  expect(isInputObjectType(identifier) && identifier.isOneOf).toBe(true);
});

test('keeps defaults and deprecations, and no descriptions', () => {
  const query = schema.getQueryType();
  const customers = query?.getFields()['customers'];
  expect(customers?.args.find((argument) => argument.name === 'reverse')?.defaultValue).toBe(false);
  expect(customers?.description).toBeUndefined();
  const shop = schema.getType('Shop');
  expect(isObjectType(shop) && shop.getFields()['storefrontUrl']?.deprecationReason).toBe(
    'Use `url` instead.',
  );
});

test('lists enums in Shopify’s order where that is known', () => {
  const units = schema.getType('WeightUnit');
  expect(isEnumType(units) && units.getValues().map(({ name }) => name)).toEqual([
    'KILOGRAMS',
    'GRAMS',
    'POUNDS',
    'OUNCES',
  ]);
});

test('knows values of enums', () => {
  const keys = schema.getType('CustomerSortKeys');
  expect(isEnumType(keys) && keys.getValue('UPDATED_AT')?.name).toBe('UPDATED_AT');
});
