import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { openContext } from '../../test/request-context.ts';
import type { ObjectModule } from './object-module.ts';
import { createRegistry } from './registry.ts';

const schema = buildSchema(`
  type Query { pet: Pet }
  interface Node { id: ID! }
  type Pet implements Node { id: ID! }
  type Rock implements Node { id: ID! }
  type Owner { name: String }
`);

const context = openContext();

const pets: ObjectModule = {
  queries: { pet: () => 'asked' },
  types: { Pet: { id: () => 'an id' } },
  nodes: { Pet: (id) => ({ __typename: 'Pet', id }) },
  view: () => ({ pets: [] }),
};

test('finds who answers a field', () => {
  const registry = createRegistry(schema, [pets]);
  expect(registry.resolver('QueryRoot', 'pet')).toBe(pets.queries?.['pet']);
  expect(registry.resolver('Pet', 'id')).toBe(pets.types?.['Pet']?.['id']);
  expect(registry.resolver('Pet', 'age')).toBeUndefined();
});

test('finds a thing by its id; nothing where its kind is not built; an error for what is no thing', () => {
  const registry = createRegistry(schema, [pets]);
  expect(registry.node('gid://shopify/Pet/5', context)).toEqual({
    __typename: 'Pet',
    id: 'gid://shopify/Pet/5',
  });
  expect(registry.node('gid://shopify/Rock/5', context)).toBeNull();
  expect(() => registry.node('gid://shopify/Owner/5', context)).toThrow('Invalid id: gid://shopify/Owner/5');
  expect(() => registry.node('5', context)).toThrow('Invalid id: 5');
});

test('shows what the modules show', () => {
  expect(createRegistry(schema, [pets, {}]).view(context)).toEqual({ pets: [] });
});

test('two modules cannot answer the same field', () => {
  expect(() => createRegistry(schema, [pets, { queries: { pet: () => null } }])).toThrow(
    'Two modules answer QueryRoot.pet.',
  );
});
