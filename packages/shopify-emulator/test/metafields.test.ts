import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let owner: string;
beforeEach(async () => {
  owner = await createCustomer('Ada');
});

async function createCustomer(firstName: string): Promise<string> {
  const document =
    'mutation ($name: String!) { customerCreate(input: { firstName: $name }) { customer { id } } }';
  return idAt(await store.get(document, { name: firstName }), 'customer');
}

const setDocument = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { namespace key type value jsonValue ownerType compareDigest owner { ... on Customer { id } } }
  userErrors { field message code elementIndex } } }`;
const deleteDocument = `mutation ($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) {
  deletedMetafields { ownerId namespace key } userErrors { field message } } }`;
const defineDocument = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
  createdDefinition { id type { name category } capabilities { uniqueValues { enabled eligible } } }
  userErrors { field message code } } }`;
const readDocument = `query ($id: ID!) { customer(id: $id) { metafields(first: 10) { nodes { namespace key value } } } }`;

const text = (key: string, value: string): object => ({
  ownerId: owner,
  namespace: 'custom',
  key,
  type: 'single_line_text_field',
  value,
});
const set = async (...metafields: readonly object[]): Promise<unknown> =>
  store.get(setDocument, { metafields });
const define = async (definition: object): Promise<unknown> =>
  store.get(defineDocument, {
    definition: {
      name: 'Size',
      namespace: 'custom',
      key: 'size',
      ownerType: 'CUSTOMER',
      type: 'single_line_text_field',
      ...definition,
    },
  });
const values = async (): Promise<unknown> =>
  at(await store.get(readDocument, { id: owner }), 'metafields', 'nodes');

describe('metafieldsSet', () => {
  test('writes for any owner, the shop and the app too', async () => {
    const shop = String(at(await store.get('{ shop { id } }'), 'id'));
    const app = String(at(await store.get('{ currentAppInstallation { id } }'), 'id'));
    const rest = { namespace: 'custom', key: 'claim', type: 'number_integer', value: '7' };
    const answer = await set(
      { ownerId: owner, ...rest },
      { ownerId: shop, ...rest },
      { ownerId: app, ...rest },
    );
    expect(at(answer, 'metafields', 0)).toEqual({
      namespace: 'custom',
      key: 'claim',
      type: 'number_integer',
      value: '7',
      jsonValue: 7,
      ownerType: 'CUSTOMER',
      compareDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
      owner: { id: owner },
    });
    expect([at(answer, 'metafields', 1, 'ownerType'), at(answer, 'metafields', 2, 'ownerType')]).toEqual([
      'SHOP',
      'API_PERMISSION',
    ]);
    expect(
      await store.get(
        '{ currentAppInstallation { metafield(namespace: "custom", key: "claim") { value } } }',
      ),
    ).toEqual({
      metafield: { value: '7' },
    });
  });

  test('writes nothing when one input is wrong', async () => {
    const wrong = { ...text('b', 'x'), key: 'bb', type: 'boolean' };
    expect(await set(text('aa', 'x'), wrong)).toEqual({
      metafields: [],
      userErrors: [
        {
          field: ['metafields', '1', 'value'],
          message: 'Value must be true or false.',
          code: 'INVALID_VALUE',
          elementIndex: null,
        },
      ],
    });
    expect(await values()).toEqual([]);
  });

  test('puts what names no namespace into the one of the app', async () => {
    const answer = await set(
      { ...text('size', 'M'), namespace: null },
      { ...text('size', 'L'), namespace: '$app:fit' },
    );
    const namespaces = [at(answer, 'metafields', 0, 'namespace'), at(answer, 'metafields', 1, 'namespace')];
    expect(namespaces).toEqual([
      expect.stringMatching(/^app--\d+$/),
      expect.stringMatching(/^app--\d+--fit$/),
    ]);
    const read = 'query ($id: ID!) { customer(id: $id) { metafield(key: "size") { value } } }';
    expect(await store.get(read, { id: owner })).toEqual({ metafield: { value: 'M' } });
  });

  test.each([
    [{ namespace: 'ab' }, 'namespace', 'TOO_SHORT', 'Namespace is too short (minimum is 3 characters)'],
    [{ namespace: 'shopify' }, 'namespace', null, 'Namespace shopify is a reserved namespace'],
    [{ type: null }, 'type', 'BLANK', "Type can't be blank"],
    [
      { type: 'poem' },
      'type',
      'INVALID_TYPE',
      expect.stringMatching(/^Type must be one of the following: antenna_gain, area, .*\.$/),
    ],
    [{ ownerId: 'gid://shopify/Customer/10001' }, 'ownerId', 'INVALID_VALUE', 'Owner does not exist.'],
    [
      { namespace: 'app--1' },
      null,
      'APP_NOT_AUTHORIZED',
      'Access to this namespace and key on Metafields for this resource type is not allowed.',
    ],
    [{ compareDigest: '0'.repeat(64) }, null, 'INVALID_COMPARE_DIGEST', 'Invalid `compareDigest` value.'],
  ])('refuses %j', async (change, part, code, message) => {
    const field = ['metafields', '0', ...(part === null ? [] : [part])];
    expect(await set({ ...text('size', 'M'), ...change })).toEqual({
      metafields: [],
      userErrors: [{ field, message, code, elementIndex: null }],
    });
  });

  test('takes 25 at a time', async () => {
    const many = Array.from({ length: 26 }, (_, number) => text(`key_${number}`, 'x'));
    expect(await set(...many)).toEqual({
      metafields: [],
      userErrors: [
        {
          field: ['metafields'],
          message: 'Exceeded the maximum metafields input limit of 25.',
          code: 'LESS_THAN_OR_EQUAL_TO',
          elementIndex: null,
        },
      ],
    });
    expect(at(await set(...many.slice(1)), 'userErrors')).toEqual([]);
  });

  test('compares digests: null means that there is none yet', async () => {
    const digest = at(
      await set({ ...text('size', 'M'), compareDigest: null }),
      'metafields',
      0,
      'compareDigest',
    );
    expect(at(await set({ ...text('size', 'L'), compareDigest: digest }), 'userErrors')).toEqual([]);
    for (const compareDigest of [digest, null])
      expect(at(await set({ ...text('size', 'S'), compareDigest }), 'userErrors', 0, 'code')).toBe(
        'STALE_OBJECT',
      );
    expect(await values()).toEqual([{ namespace: 'custom', key: 'size', value: 'L' }]);
  });
});

describe('metafieldsDelete', () => {
  test('answers null for what is not there', async () => {
    await set(text('size', 'M'));
    const size = { ownerId: owner, namespace: 'custom', key: 'size' };
    expect(await store.get(deleteDocument, { metafields: [size, { ...size, key: 'color' }] })).toEqual({
      deletedMetafields: [size, null],
      userErrors: [],
    });
    expect(await values()).toEqual([]);
  });
});

describe('definitions', () => {
  test('give the type and the rules of a value', async () => {
    await define({ validations: [{ name: 'choices', value: '["S","M"]' }] });
    const { type: _type, ...size } = text('size', 'M') as Record<string, unknown>;
    expect(at(await set(size), 'metafields', 0, 'type')).toBe('single_line_text_field');
    expect(at(await set({ ...size, value: 'XL' }), 'userErrors', 0, 'message')).toBe(
      'Value does not exist in provided choices: ["S", "M"].',
    );
    expect(at(await set({ ...size, type: 'json', value: '1' }), 'userErrors', 0)).toEqual({
      field: ['metafields', '0', 'type'],
      message: "Type 'json' must be consistent with the definition's type: 'single_line_text_field'.",
      code: 'INVALID_TYPE',
      elementIndex: null,
    });
  });

  test('of type id make values unique, also within one call', async () => {
    expect(at(await define({ type: 'id' }), 'createdDefinition')).toEqual({
      id: expect.any(String),
      type: { name: 'id', category: 'ID' },
      capabilities: { uniqueValues: { enabled: true, eligible: true } },
    });
    const other = await createCustomer('Bob');
    const inputs = [owner, other].map((ownerId) => ({
      ownerId,
      namespace: 'custom',
      key: 'size',
      value: 'N-1',
    }));
    const taken = [
      {
        field: ['metafields', '1', 'value'],
        message: 'Value has already been taken',
        code: 'TAKEN',
        elementIndex: null,
      },
    ];
    expect(at(await set(...inputs), 'userErrors')).toEqual(taken);
    expect(at(await set(...inputs.slice(0, 1)), 'userErrors')).toEqual([]);
    expect(at(await set(...inputs.slice(0, 1)), 'userErrors')).toEqual([]);
    expect(at(await set(...inputs.slice(1)), 'userErrors', 0, 'code')).toBe('TAKEN');
  });

  test('of owners of different kinds do not share their unique values', async () => {
    await define({ type: 'id' });
    await define({ type: 'id', ownerType: 'SHOP' });
    const shop = idAt({ shop: await store.get('{ shop { id } }') }, 'shop');
    const inputs = [owner, shop].map((ownerId) => ({ ...text('size', 'N-1'), ownerId, type: 'id' }));
    expect(at(await set(...inputs), 'userErrors')).toEqual([]);
  });

  test('that become unique when they lose another capability hold for the values that are there', async () => {
    await define({ capabilities: { analyticsQueryable: { enabled: true } } });
    await set(text('size', 'N-1'));
    const capabilities = { analyticsQueryable: { enabled: false }, uniqueValues: { enabled: true } };
    await store.get(
      `mutation ($definition: MetafieldDefinitionUpdateInput!) { metafieldDefinitionUpdate(definition: $definition) {
        updatedDefinition { id } } }`,
      { definition: { ownerType: 'CUSTOMER', namespace: 'custom', key: 'size', capabilities } },
    );
    const other = { ...text('size', 'N-1'), ownerId: await createCustomer('Bob') };
    expect(at(await set(other), 'userErrors', 0, 'code')).toBe('TAKEN');
  });

  test('take over the metafields that were there before', async () => {
    await set(text('size', '42'));
    await define({ type: 'number_integer' });
    const read =
      'query ($id: ID!) { customer(id: $id) { metafield(namespace: "custom", key: "size") { type jsonValue } } }';
    expect(await store.get(read, { id: owner })).toEqual({
      metafield: { type: 'number_integer', jsonValue: 42 },
    });
  });

  test.each([
    [{ key: 'x', namespace: 'ab' }, ['definition', 'namespace'], 'TOO_SHORT'],
    [{ key: 'my key' }, ['definition', 'key'], 'INVALID_CHARACTER'],
    [{ name: '' }, ['definition', 'name'], 'BLANK'],
    [{ type: 'text' }, ['definition', 'type'], 'INCLUSION'],
    [
      { type: 'json', capabilities: { uniqueValues: { enabled: true } } },
      ['definition'],
      'INVALID_CAPABILITY',
    ],
    [
      { type: 'id', capabilities: { uniqueValues: { enabled: false } } },
      ['definition'],
      'CAPABILITY_REQUIRED_BUT_DISABLED',
    ],
    [{ access: { admin: 'MERCHANT_READ' } }, ['definition'], 'INVALID'],
    [{ validations: [{ name: 'scale_min', value: '1' }] }, ['definition', 'validations'], 'INVALID_OPTION'],
  ])('%j is refused', async (change, field, code) => {
    expect(at(await define(change), 'userErrors', 0)).toMatchObject({ field, code });
    expect(
      await store.get('{ metafieldDefinitions(ownerType: CUSTOMER, first: 5) { nodes { id } } }'),
    ).toEqual({ nodes: [] });
  });

  test('exist once for each owner type', async () => {
    await define({});
    expect(at(await define({}), 'userErrors')).toEqual([
      {
        field: ['definition', 'key'],
        message: "Key is in use for Customer metafields on the 'custom' namespace.",
        code: 'TAKEN',
      },
    ]);
    expect(at(await define({ ownerType: 'PRODUCT' }), 'userErrors')).toEqual([]);
  });

  test('are found by id, by identifier and by search', async () => {
    const id = idAt(await define({}), 'createdDefinition');
    await define({ key: 'color', name: 'Color' });
    const identifier = { ownerType: 'CUSTOMER', namespace: 'custom', key: 'size' };
    const by =
      'query ($id: ID, $identifier: MetafieldDefinitionIdentifierInput) { metafieldDefinition(id: $id, identifier: $identifier) { id name } }';
    for (const variables of [{ id }, { identifier }])
      expect(await store.get(by, variables)).toEqual({ id, name: 'Size' });
    const list = '{ metafieldDefinitions(ownerType: CUSTOMER, first: 5, sortKey: NAME) { nodes { name } } }';
    expect(await store.get(list)).toEqual({ nodes: [{ name: 'Color' }, { name: 'Size' }] });
    const search =
      '{ metafieldDefinitions(ownerType: CUSTOMER, first: 5, query: "key:size") { nodes { id } } }';
    expect(await store.get(search)).toEqual({ nodes: [{ id }] });
  });

  test('change by update; new validations are checked by a job', async () => {
    await define({});
    const update = `mutation ($definition: MetafieldDefinitionUpdateInput!) { metafieldDefinitionUpdate(definition: $definition) {
      updatedDefinition { name validations { name value } } validationJob { done } userErrors { field code } } }`;
    const definition = { ownerType: 'CUSTOMER', namespace: 'custom', key: 'size' };
    expect(
      await store.get(update, { definition: { ...definition, validations: [{ name: 'max', value: '3' }] } }),
    ).toEqual({
      updatedDefinition: { name: 'Size', validations: [{ name: 'max', value: '3' }] },
      validationJob: { done: false },
      userErrors: [],
    });
    expect(await store.get(update, { definition: { ...definition, name: 'Fit' } })).toMatchObject({
      updatedDefinition: { name: 'Fit', validations: [{ name: 'max', value: '3' }] },
      validationJob: null,
    });
    expect(await store.get(update, { definition: { ...definition, key: 'none', name: 'x' } })).toMatchObject({
      userErrors: [{ field: ['definition'], code: 'NOT_FOUND' }],
    });
  });

  test('go alone or with their metafields; ids only with them', async () => {
    const remove = `mutation ($id: ID!, $all: Boolean!) { metafieldDefinitionDelete(id: $id, deleteAllAssociatedMetafields: $all) {
      deletedDefinitionId userErrors { field code } } }`;
    const id = idAt(await define({ type: 'id' }), 'createdDefinition');
    await set({ ...text('size', 'N-1'), type: 'id' });
    expect(await store.get(remove, { id, all: false })).toEqual({
      deletedDefinitionId: null,
      userErrors: [{ field: null, code: 'ID_TYPE_DELETION_ERROR' }],
    });
    expect(await store.get(remove, { id, all: true })).toEqual({ deletedDefinitionId: id, userErrors: [] });
    expect(await values()).toEqual([]);
  });

  test('are pinned in order, and unpinned', async () => {
    await define({ pin: true });
    const id = idAt(await define({ key: 'color' }), 'createdDefinition');
    const pin =
      'mutation ($id: ID!) { metafieldDefinitionPin(definitionId: $id) { pinnedDefinition { pinnedPosition } userErrors { code } } }';
    expect(await store.get(pin, { id })).toEqual({ pinnedDefinition: { pinnedPosition: 2 }, userErrors: [] });
    expect(await store.get(pin, { id })).toEqual({
      pinnedDefinition: null,
      userErrors: [{ code: 'ALREADY_PINNED' }],
    });
    const unpin =
      'mutation ($id: ID!) { metafieldDefinitionUnpin(definitionId: $id) { unpinnedDefinition { pinnedPosition } userErrors { code } } }';
    expect(await store.get(unpin, { id })).toEqual({
      unpinnedDefinition: { pinnedPosition: null },
      userErrors: [],
    });
    expect(at(await store.get(unpin, { id }), 'userErrors')).toEqual([{ code: 'NOT_PINNED' }]);
  });
});
