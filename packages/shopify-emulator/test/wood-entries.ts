import { idAt, type LocalStore } from './open-store.ts';

/** Defines metaobjects of the type `wood`, and the metafield `custom.wood` by which options can be linked to them. Gives the id of their definition. */
export async function defineWood(store: LocalStore): Promise<string> {
  const answer = await store.get(
    `mutation { metaobjectDefinitionCreate(definition: { type: "wood", displayNameKey: "label", fieldDefinitions: [
      { key: "label", type: "single_line_text_field" }, { key: "tint", type: "color" },
      { key: "other", type: "single_line_text_field" }] }) { metaobjectDefinition { id } } }`,
  );
  const definitionId = idAt(answer, 'metaobjectDefinition');
  await defineWoodMetafield(store, definitionId, 'custom');
  return definitionId;
}

/** Defines a metafield of products that lists metaobjects of this definition. */
export async function defineWoodMetafield(
  store: LocalStore,
  definitionId: string,
  namespace: string,
): Promise<void> {
  const validations = [{ name: 'metaobject_definition_id', value: definitionId }];
  await store.get(
    `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
      userErrors { message } } }`,
    {
      definition: {
        name: 'Wood',
        namespace,
        key: 'wood',
        ownerType: 'PRODUCT',
        type: 'list.metaobject_reference',
        validations,
      },
    },
  );
}

/** Creates a wood of this name and gives its id. */
export async function createWood(store: LocalStore, label: string): Promise<string> {
  const document = `mutation ($values: JSON!) {
    metaobjectCreate(metaobject: { type: "wood", values: $values }) { metaobject { id } } }`;
  return idAt(await store.get(document, { values: { label, tint: '#aa7744' } }), 'metaobject');
}
