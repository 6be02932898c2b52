import { expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

test('definitions that conditions may ask for tell their types, and of entries the kind', async () => {
  const entries = `mutation { metaobjectDefinitionCreate(definition: { type: "wood", fieldDefinitions: [
    { key: "name", type: "single_line_text_field" }] }) { metaobjectDefinition { id } } }`;
  const kind = idAt(await store.get(entries), 'metaobjectDefinition');
  const define = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
    createdDefinition { id } userErrors { message } } }`;
  const create = async (key: string, type: string, validations: readonly object[] = []): Promise<string> => {
    const shared = { name: key, namespace: 'care', key, type, ownerType: 'PRODUCT', validations };
    const definition = { ...shared, capabilities: { smartCollectionCondition: { enabled: true } } };
    return idAt(await store.get(define, { definition }), 'createdDefinition');
  };
  const size = await create('size', 'number_integer');
  const validations = [{ name: 'metaobject_definition_id', value: kind }];
  const wood = await create('wood', 'metaobject_reference', validations);
  const read = `{ shop { id } collectionConditionMetafieldDefinitions { __typename id key type { name supportsDefinitionMigrations }
    ... on CollectionConditionMetaobjectMetafieldDefinition { metaobjectDefinition { id } } } }`;
  const { data } = await store.ask(read);
  expect(at(data, 'collectionConditionMetafieldDefinitions')).toEqual([
    {
      __typename: 'CollectionConditionBasicMetafieldDefinition',
      id: size,
      key: 'size',
      type: { name: 'number_integer', supportsDefinitionMigrations: expect.any(Boolean) },
    },
    {
      __typename: 'CollectionConditionMetaobjectMetafieldDefinition',
      id: wood,
      key: 'wood',
      type: { name: 'metaobject_reference', supportsDefinitionMigrations: expect.any(Boolean) },
      metaobjectDefinition: { id: kind },
    },
  ]);
});
