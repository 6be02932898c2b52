import { describe, expect, test } from 'vitest';
import { metaobjectError } from './metaobject-documents.ts';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

/** What an app of its own answers, which shares nothing with ours but the shop. */
const other = async (query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
  at(await store.emulator.control.write(query, variables), 'data');

async function define(admin: string | undefined): Promise<{ id: string; type: string }> {
  const answer = await store.get(
    `mutation ($access: MetaobjectAccessInput) { metaobjectDefinitionCreate(definition: { type: "$app:note", access: $access,
      fieldDefinitions: [{ key: "text", type: "single_line_text_field" }] }) { metaobjectDefinition { id type } } }`,
    { access: admin === undefined ? null : { admin } },
  );
  return {
    id: idAt(answer, 'metaobjectDefinition'),
    type: String(at(answer, 'metaobjectDefinition', 'type')),
  };
}

describe("an app's own metaobjects", () => {
  test.each([undefined, 'MERCHANT_READ', 'MERCHANT_READ_WRITE'])(
    'are out of reach for other apps where the merchant has %s',
    async (admin) => {
      const { id, type } = await define(admin);
      await store.get(
        'mutation { metaobjectUpsert(handle: { type: "$app:note", handle: "first" }, values: {}) { metaobject { id } } }',
      );
      const seen = await other(
        `query ($id: ID!, $type: String!) { metaobjectDefinition(id: $id) { id } metaobjectDefinitionByType(type: $type) { id }
          metaobjectDefinitions(first: 5) { nodes { id } } metaobjects(type: $type, first: 5) { nodes { id } }
          metaobjectByHandle(handle: { type: $type, handle: "first" }) { id } }`,
        { id, type },
      );
      expect(seen).toEqual({
        metaobjectDefinition: null,
        metaobjectDefinitionByType: null,
        metaobjectDefinitions: { nodes: [] },
        metaobjects: { nodes: [] },
        metaobjectByHandle: null,
      });
      expect(await store.get('{ metaobjects(type: "$app:note", first: 5) { nodes { handle } } }')).toEqual({
        nodes: [{ handle: 'first' }],
      });
    },
  );

  test('are not written by other apps', async () => {
    const { id, type } = await define(undefined);
    const written = await other(
      `mutation ($id: ID!, $type: String!) {
        metaobjectCreate(metaobject: { type: $type }) { userErrors { field message code elementKey elementIndex } }
        metaobjectDefinitionUpdate(id: $id, definition: { name: "Mine" }) { userErrors { field message code elementKey elementIndex } }
        metaobjectDefinitionDelete(id: $id) { userErrors { field message code elementKey elementIndex } } }`,
      { id, type },
    );
    const refused = (...field: readonly string[]): object => ({
      userErrors: [metaobjectError(field, 'Not authorized.', 'NOT_AUTHORIZED')],
    });
    expect(written).toEqual({
      metaobjectCreate: refused('metaobject'),
      metaobjectDefinitionUpdate: refused('definition'),
      metaobjectDefinitionDelete: refused('id'),
    });
  });

  test('share the name with those of another app', async () => {
    await define(undefined);
    const answer = await other(
      'mutation { metaobjectDefinitionCreate(definition: { type: "$app:note" }) { metaobjectDefinition { type } userErrors { code } } }',
    );
    expect(at(answer, 'metaobjectDefinitionCreate', 'userErrors')).toEqual([]);
  });
});

test('a field can refer to entries of the app by the name of their type', async () => {
  await define(undefined);
  const answer = await store.get(
    `mutation { metaobjectUpsert(handle: { type: "$app:note", handle: "first" }, values: {}) { metaobject { id } } }`,
  );
  await store.get(
    `mutation { metaobjectDefinitionCreate(definition: { type: "book", fieldDefinitions: [{ key: "note",
      type: "metaobject_reference", validations: [{ name: "metaobject_definition_type", value: "$app:note" }] }] }) {
      metaobjectDefinition { id } userErrors { message } } }`,
  );
  const created = await store.get(
    `mutation ($values: JSON!) { metaobjectCreate(metaobject: { type: "book", values: $values }) {
      metaobject { values } userErrors { message } } }`,
    { values: { note: idAt(answer, 'metaobject') } },
  );
  expect(created).toEqual({
    metaobject: { values: { note: idAt(answer, 'metaobject') } },
    userErrors: [],
  });
});

test("metaobjects of the merchant are every app's", async () => {
  await store.get(
    'mutation { metaobjectDefinitionCreate(definition: { type: "note" }) { metaobjectDefinition { id } } }',
  );
  const answer = await other(
    `mutation { metaobjectCreate(metaobject: { type: "note", handle: "first" }) {
      metaobject { handle createdByApp { title } } userErrors { message } } }`,
  );
  expect(at(answer, 'metaobjectCreate', 'userErrors')).toEqual([]);
  const seen = await store.get(
    '{ metaobjectByHandle(handle: { type: "note", handle: "first" }) { handle createdByApp { title } } }',
  );
  expect(seen).toEqual(at(answer, 'metaobjectCreate', 'metaobject'));
});
