import { isObjectType, type GraphQLField } from 'graphql';
import { expect, test } from 'vitest';
import { publishedSchema } from '../schema/published-schema.ts';
import { accessDenial } from './field-access.ts';

function denial(scopes: readonly string[], typeName: string, fieldName: string): unknown {
  const type = publishedSchema().getType(typeName);
  const field: GraphQLField<unknown, unknown> | undefined = isObjectType(type)
    ? type.getFields()[fieldName]
    : undefined;
  if (field === undefined) throw new Error(`no ${typeName}.${fieldName}`);
  return accessDenial(new Set(scopes), typeName, field);
}

test('a field asks for its own scope', () => {
  expect(denial(['read_customers'], 'Mutation', 'customerSet')).toEqual({
    message: 'Access denied for customerSet field. Required access: `write_customers` access scope.',
    requiredAccess: '`write_customers` access scope.',
  });
  expect(denial(['write_customers'], 'Mutation', 'customerSet')).toBeNull();
});

test('a field asks for the scope of what it answers', () => {
  expect(denial([], 'Order', 'customer')).toEqual({
    message: 'Access denied for customer field. Required access: `read_customers` access scope.',
    requiredAccess: '`read_customers` access scope.',
  });
});

test('a connection asks for the scope of its things, without saying which', () => {
  expect(denial([], 'QueryRoot', 'customers')).toEqual({ message: 'Access denied for customers field.' });
  expect(denial(['write_customers'], 'QueryRoot', 'customers')).toBeNull();
});

test('a field without a rule is open', () => {
  expect(denial([], 'QueryRoot', 'shop')).toBeNull();
});
