import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  createDefinition,
  deleteDefinition,
  metaobjectError,
  updateDefinition,
} from './metaobject-documents.ts';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const title = { key: 'title', name: 'Title', type: 'single_line_text_field' };
const create = async (definition: object): Promise<unknown> =>
  store.get(createDefinition, { definition: { type: 'recipe', fieldDefinitions: [title], ...definition } });
const createId = async (definition: object = {}): Promise<string> =>
  idAt(await create(definition), 'metaobjectDefinition');
const update = async (id: string, definition: object): Promise<unknown> =>
  store.get(updateDefinition, { id, definition });
describe('capabilities of a definition', () => {
  test('are switched on with their data and off again', async () => {
    const id = await createId({
      capabilities: {
        publishable: { enabled: true },
        renderable: { enabled: true, data: { metaTitleKey: 'title' } },
        onlineStore: { enabled: true, data: { urlHandle: 'dishes' } },
      },
    });
    const on = await update(id, { capabilities: { translatable: { enabled: true } } });
    expect(at(on, 'metaobjectDefinition', 'capabilities')).toEqual({
      publishable: { enabled: true },
      translatable: { enabled: true },
      renderable: { enabled: true, data: { metaTitleKey: 'title', metaDescriptionKey: null } },
      onlineStore: { enabled: true, data: { urlHandle: 'dishes', canCreateRedirects: true } },
    });
    const off = await update(id, {
      capabilities: { publishable: { enabled: false }, onlineStore: { enabled: false } },
    });
    expect(at(off, 'metaobjectDefinition', 'capabilities')).toMatchObject({
      publishable: { enabled: false },
      translatable: { enabled: true },
      onlineStore: { enabled: false, data: null },
    });
  });

  test('read SEO data from fields of text', async () => {
    const id = await createId({ fieldDefinitions: [title, { key: 'count', type: 'number_integer' }] });
    const render = async (data: object): Promise<unknown> =>
      at(await update(id, { capabilities: { renderable: { enabled: true, data } } }), 'userErrors');
    const path = ['definition', 'capabilities', 'renderable'];
    expect(await render({ metaTitleKey: 'lost' })).toEqual([
      metaobjectError(path, 'Field definition "lost" does not exist', 'INVALID'),
    ]);
    const message =
      'Renderable Capability "meta_description_key" cannot reference the field definition "count" of type "number_integer". Only single_line_text_field, multi_line_text_field, rich_text_field definitions are allowed.';
    expect(await render({ metaDescriptionKey: 'count' })).toEqual([
      metaobjectError(path, message, 'FIELD_TYPE_INVALID'),
    ]);
  });

  test('give each definition a URL handle of its own', async () => {
    const online = async (type: string, urlHandle: string): Promise<unknown> =>
      at(
        await create({ type, capabilities: { onlineStore: { enabled: true, data: { urlHandle } } } }),
        'userErrors',
        0,
        'code',
      );
    await create({ capabilities: { onlineStore: { enabled: true, data: { urlHandle: 'dishes' } } } });
    expect(await online('second', 'dishes')).toBe('URL_HANDLE_TAKEN');
    expect(await online('second', 'my dishes')).toBe('URL_HANDLE_INVALID');
    expect(await online('second', '')).toBe('URL_HANDLE_BLANK');
  });
});

describe('metaobjectDefinitionDelete', () => {
  test('takes its entries along, and what refers to it', async () => {
    const id = await createId();
    await store.get(
      'mutation { metaobjectCreate(metaobject: { type: "recipe", handle: "soup" }) { metaobject { id } } }',
    );
    const linked = {
      name: 'Recipe',
      namespace: 'kitchen',
      key: 'recipe',
      ownerType: 'PRODUCT',
      type: 'metaobject_reference',
      validations: [{ name: 'metaobject_definition_id', value: id }],
    };
    await store.get(
      'mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { userErrors { message } } }',
      { definition: linked },
    );
    expect(await store.get(deleteDefinition, { id })).toEqual({ deletedId: id, userErrors: [] });
    const { data } = await store.ask(`{
      metaobjectDefinitions(first: 5) { nodes { id } } metaobjects(type: "recipe", first: 5) { nodes { id } }
      metaobjectByHandle(handle: { type: "recipe", handle: "soup" }) { id }
      metafieldDefinitions(ownerType: PRODUCT, first: 5) { nodes { id } } }`);
    expect(data).toEqual({
      metaobjectDefinitions: { nodes: [] },
      metaobjects: { nodes: [] },
      metaobjectByHandle: null,
      metafieldDefinitions: { nodes: [] },
    });
  });
});

describe('pages of entries', () => {
  const handles = { onlineStore: { enabled: true, data: { urlHandle: 'dishes' } } };
  const createEntry = async (handle: string, status: string): Promise<string> =>
    idAt(
      await store.get(
        `mutation ($handle: String!, $status: MetaobjectStatus!) { metaobjectCreate(metaobject: { type: "recipe",
          handle: $handle, capabilities: { publishable: { status: $status } } }) { metaobject { id } } }`,
        { handle, status },
      ),
      'metaobject',
    );
  const redirects = async (): Promise<unknown> =>
    at(await store.get('{ urlRedirects(first: 9, sortKey: PATH) { nodes { path target } } }'), 'nodes');

  test('lead to the new one when their handle changes, if that is asked for', async () => {
    await create({ capabilities: { publishable: { enabled: true }, ...handles } });
    const id = await createEntry('soup', 'DRAFT');
    const rename = async (metaobject: object): Promise<unknown> =>
      store.get(
        `mutation ($id: ID!, $metaobject: MetaobjectUpdateInput!) { metaobjectUpdate(id: $id, metaobject: $metaobject) {
          metaobject { handle } } }`,
        { id, metaobject },
      );
    await rename({ handle: 'broth' });
    expect(await redirects()).toEqual([]);
    await rename({ handle: 'stew', redirectNewHandle: true });
    expect(await redirects()).toEqual([{ path: '/pages/dishes/broth', target: '/pages/dishes/stew' }]);
    await rename({ handle: 'broth', redirectNewHandle: true });
    expect(await redirects()).toEqual([{ path: '/pages/dishes/stew', target: '/pages/dishes/broth' }]);
  });

  test('lead to the new one when their definition moves, where they are published', async () => {
    const id = await createId({ capabilities: { publishable: { enabled: true }, ...handles } });
    await createEntry('soup', 'ACTIVE');
    await createEntry('stew', 'DRAFT');
    const move = async (urlHandle: string, createRedirects: boolean): Promise<unknown> =>
      update(id, { capabilities: { onlineStore: { enabled: true, data: { urlHandle, createRedirects } } } });
    await move('meals', false);
    expect(await redirects()).toEqual([]);
    await move('food', true);
    expect(await redirects()).toEqual([{ path: '/pages/meals/soup', target: '/pages/food/soup' }]);
  });
});

describe('translatable entries', () => {
  const query = `query ($id: ID!) { translatableResource(resourceId: $id) { resourceId
    translatableContent { key value digest locale type } translations(locale: "fr") { key } } }`;
  const entryOf = async (type: string): Promise<string> =>
    idAt(
      await store.get(
        `mutation ($type: String!) { metaobjectCreate(metaobject: { type: $type, handle: "soup",
          fields: [{ key: "title", value: "Soup" }] }) { metaobject { id } } }`,
        { type },
      ),
      'metaobject',
    );

  test('show their texts with what tells one text from another', async () => {
    await create({
      capabilities: { translatable: { enabled: true } },
      fieldDefinitions: [
        title,
        { key: 'count', type: 'number_integer' },
        { key: 'note', type: 'rich_text_field' },
      ],
    });
    const id = await entryOf('recipe');
    expect(await store.get(query, { id })).toEqual({
      resourceId: id,
      translatableContent: [
        {
          key: 'title',
          value: 'Soup',
          digest: createHash('sha256').update('Soup').digest('hex'),
          locale: 'en',
          type: 'SINGLE_LINE_TEXT_FIELD',
        },
        { key: 'note', value: null, digest: null, locale: 'en', type: 'RICH_TEXT_FIELD' },
      ],
      translations: [],
    });
  });

  test('are those of definitions that are made for it', async () => {
    await create({});
    expect(await store.get(query, { id: await entryOf('recipe') })).toBeNull();
  });
});
