import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const defineDocument = `mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
  createdDefinition { id validations { name value } constraints { key } standardTemplate { id } validationStatus
    capabilities { smartCollectionCondition { enabled } adminFilterable { enabled eligible status } } }
  userErrors { field message code } } }`;
const updateDocument = `mutation ($definition: MetafieldDefinitionUpdateInput!) { metafieldDefinitionUpdate(definition: $definition) {
  updatedDefinition { name validationStatus pinnedPosition constraints { key values(first: 5) { nodes { value } } } }
  userErrors { field message code } } }`;
const enableDocument = `mutation ($ownerType: MetafieldOwnerType!, $id: ID, $namespace: String, $key: String, $pin: Boolean,
  $capabilities: MetafieldCapabilityCreateInput, $access: StandardMetafieldDefinitionAccessInput) {
  standardMetafieldDefinitionEnable(ownerType: $ownerType, id: $id, namespace: $namespace, key: $key, pin: $pin,
    capabilities: $capabilities, access: $access) {
    createdDefinition { id namespace key pinnedPosition type { name } validations { name value } access { storefront }
      standardTemplate { id name } }
    userErrors { field message code } } }`;
const setDocument = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { type definition { namespace key standardTemplate { id } } } userErrors { field message code } } }`;

const size = { ownerType: 'PRODUCT', namespace: 'custom', key: 'size' };
const define = async (change: object = {}): Promise<unknown> =>
  store.get(defineDocument, {
    definition: { ...size, name: 'Size', type: 'single_line_text_field', ...change },
  });
const update = async (change: object): Promise<unknown> =>
  store.get(updateDocument, { definition: { ...size, ...change } });
const enable = async (variables: object): Promise<unknown> =>
  store.get(enableDocument, { ownerType: 'PRODUCT', ...variables });
const template = (number: number): string => `gid://shopify/StandardMetafieldDefinitionTemplate/${number}`;

async function createCustomer(): Promise<string> {
  return idAt(
    await store.get('mutation { customerCreate(input: { firstName: "Ada" }) { customer { id } } }'),
    'customer',
  );
}

describe('the namespaces of others', () => {
  test.each([
    ['metafieldDefinitionCreate', 'shopify'],
    ['metafieldDefinitionCreate', 'shopify--discovery--product_search_boost'],
    ['metafieldDefinitionCreate', 'app--4711'],
    ['metafieldDefinitionUpdate', 'shopify'],
  ])('%s is denied in %s', async (field, namespace) => {
    const name = field === 'metafieldDefinitionCreate' ? { name: 'Size', type: 'color' } : {};
    const document = field === 'metafieldDefinitionCreate' ? defineDocument : updateDocument;
    expect(await store.ask(document, { definition: { ...size, ...name, namespace } })).toMatchObject({
      data: { [field]: null },
      errors: [
        {
          message: `Access denied for ${field} field. Required access: API client to have access to the namespace and the resource type associated with the metafield definition.\n`,
          extensions: { code: 'ACCESS_DENIED' },
        },
      ],
    });
  });

  test('a key that a standard definition has is refused', async () => {
    expect(at(await define({ namespace: 'facts', key: 'isbn' }), 'userErrors', 0, 'code')).toBe(
      'RESERVED_NAMESPACE_KEY',
    );
    expect(
      at(await define({ ownerType: 'CUSTOMER', namespace: 'facts', key: 'isbn' }), 'userErrors'),
    ).toEqual([]);
  });
});

test('a description has 255 characters at most', async () => {
  const description = 'x'.repeat(256);
  const userErrors = [
    {
      field: ['definition', 'description'],
      message: 'Description is too long (maximum is 255 characters)',
      code: 'TOO_LONG',
    },
  ];
  expect(await define({ description })).toEqual({ createdDefinition: null, userErrors });
  await define({ description: description.slice(1) });
  expect(await update({ description })).toEqual({ updatedDefinition: null, userErrors });
});

test('errors about definitions tell of no element', async () => {
  const fields = 'field code elementKey elementIndex';
  const error = { elementKey: null, elementIndex: null };
  await define();
  expect(
    await store.get(defineDocument.replace('field message code', fields), {
      definition: { ...size, name: 'Size', type: 'color' },
    }),
  ).toMatchObject({ userErrors: [{ field: ['definition', 'key'], code: 'TAKEN', ...error }] });
  expect(
    await store.get(updateDocument.replace('field message code', fields), {
      definition: { ...size, key: 'weight' },
    }),
  ).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', ...error }] });
});

describe('standard definitions', () => {
  test('are enabled from their template', async () => {
    expect(await enable({ id: template(1) })).toEqual({
      createdDefinition: {
        id: expect.stringMatching(/MetafieldDefinition/),
        namespace: 'descriptors',
        key: 'subtitle',
        pinnedPosition: null,
        type: { name: 'single_line_text_field' },
        validations: [{ name: 'max', value: '70' }],
        access: { storefront: 'PUBLIC_READ' },
        standardTemplate: { id: template(1), name: 'Product subtitle' },
      },
      userErrors: [],
    });
  });

  test('are enabled once: again changes what is named', async () => {
    const id = idAt(await enable({ namespace: 'facts', key: 'ean' }), 'createdDefinition');
    const again = await enable({ id: template(5), pin: true, access: { storefront: 'NONE' } });
    expect(at(again, 'createdDefinition')).toMatchObject({
      id,
      pinnedPosition: 1,
      access: { storefront: 'NONE' },
    });
  });

  test.each([
    [{}, null, 'A namespace and key or standard metafield definition template id must be provided.'],
    [
      { namespace: 'facts' },
      null,
      'A namespace and key or standard metafield definition template id must be provided.',
    ],
    [{ id: template(19) }, ['id'], 'Id is not a valid standard metafield definition template id'],
    [
      { namespace: 'facts', key: 'birth_date' },
      null,
      "A standard definition wasn't found for the specified owner type, namespace, and key.",
    ],
  ])('%j finds no template', async (variables, field, message) => {
    expect(await enable(variables)).toEqual({
      createdDefinition: null,
      userErrors: [{ field, message, code: 'TEMPLATE_NOT_FOUND' }],
    });
  });

  test.each([
    [{ capabilities: { uniqueValues: { enabled: true } } }, null, 'INVALID_CAPABILITY'],
    [{ access: { admin: 'MERCHANT_READ_WRITE' } }, ['access'], 'INVALID'],
  ])('are not enabled with %j', async (variables, field, code) => {
    expect(at(await enable({ id: template(2), ...variables }), 'userErrors')).toMatchObject([
      { field, code },
    ]);
  });

  test('keep their name and validations', async () => {
    await enable({ id: template(1) });
    const subtitle = { namespace: 'descriptors', key: 'subtitle' };
    expect(at(await update({ ...subtitle, name: 'Other', validations: [] }), 'userErrors')).toEqual([
      {
        field: ['definition', 'name'],
        message: 'Name cannot be changed in a standard definition.',
        code: 'INVALID_INPUT',
      },
      {
        field: ['definition', 'validations'],
        message: 'Validations cannot be changed in a standard definition.',
        code: 'INVALID_INPUT',
      },
    ]);
    expect(at(await update({ ...subtitle, description: 'short' }), 'userErrors')).toEqual([]);
  });

  test('come into being with the first value', async () => {
    const ownerId = await createCustomer();
    const birthDate = { ownerId, namespace: 'facts', key: 'birth_date' };
    expect(
      at(await store.get(setDocument, { metafields: [{ ...birthDate, value: 'soon' }] }), 'userErrors'),
    ).toMatchObject([{ message: 'Value must be in YYYY-MM-DD format.' }]);
    const list = '{ metafieldDefinitions(ownerType: CUSTOMER, first: 1) { nodes { id } } }';
    expect(await store.get(list)).toEqual({ nodes: [] });
    expect(await store.get(setDocument, { metafields: [{ ...birthDate, value: '1990-01-31' }] })).toEqual({
      metafields: [
        {
          type: 'date',
          definition: { namespace: 'facts', key: 'birth_date', standardTemplate: { id: template(19) } },
        },
      ],
      userErrors: [],
    });
  });

  test('are listed; without those that are enabled', async () => {
    const list =
      'query ($excludeActivated: Boolean) { standardMetafieldDefinitionTemplates(first: 2, excludeActivated: $excludeActivated) { nodes { id key type { category } visibleToStorefrontApi ownerTypes } } }';
    await enable({ id: template(1) });
    expect(await store.get(list, { excludeActivated: false })).toMatchObject({
      nodes: [{ key: 'subtitle', ownerTypes: ['PRODUCT', 'PRODUCTVARIANT'] }, { key: 'care_guide' }],
    });
    expect(await store.get(list, { excludeActivated: true })).toMatchObject({
      nodes: [{ key: 'care_guide' }, { key: 'isbn' }],
    });
    expect(await store.get('query ($id: ID!) { node(id: $id) { id } }', { id: template(3) })).toEqual({
      id: template(3),
    });
  });
});

describe('capabilities', () => {
  test('are for some owners and types', async () => {
    const eligible = async (change: object): Promise<unknown> =>
      at(await define(change), 'createdDefinition', 'capabilities', 'adminFilterable', 'eligible');
    expect(await eligible({ key: 'aa', type: 'multi_line_text_field' })).toBe(true);
    expect(await eligible({ key: 'bb', type: 'rich_text_field' })).toBe(false);
    expect(await eligible({ key: 'cc', ownerType: 'CUSTOMER' })).toBe(false);
    expect(await eligible({ key: 'dd', ownerType: 'COMPANY_LOCATION' })).toBe(true);
  });

  test('are few of a kind: 5 filters of orders', async () => {
    const filter = { ownerType: 'ORDER', capabilities: { adminFilterable: { enabled: true } } };
    for (let count = 1; count <= 5; count += 1) await define({ ...filter, key: `key_${count}` });
    expect(at(await define({ ...filter, key: 'key_6' }), 'userErrors')).toEqual([
      {
        field: ['definition'],
        message:
          'You can only use 5 order metafield definitions to filter the order list. To add a new filter, disable filtering on an existing one.',
        code: 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS',
      },
    ]);
  });

  test('of collections can be switched on in the old way', async () => {
    expect(
      at(await define({ useAsCollectionCondition: true }), 'createdDefinition', 'capabilities'),
    ).toMatchObject({ smartCollectionCondition: { enabled: true } });
  });
});

describe('constraints', () => {
  const categories = {
    key: 'category',
    values: ['gid://shopify/TaxonomyCategory/aa-1', 'gid://shopify/TaxonomyCategory/aa-2'],
  };
  const listDocument = `query ($subtype: MetafieldDefinitionConstraintSubtypeIdentifier, $status: MetafieldDefinitionConstraintStatus) {
    metafieldDefinitions(ownerType: PRODUCT, first: 5, constraintSubtype: $subtype, constraintStatus: $status) { nodes { key } } }`;

  test('narrow what a definition is for', async () => {
    await define({ constraints: categories });
    await define({ key: 'color' });
    const subtype = { key: 'category', value: 'gid://shopify/TaxonomyCategory/aa-3' };
    expect(await store.get(listDocument, { subtype })).toEqual({ nodes: [{ key: 'color' }] });
    expect(await store.get(listDocument, { status: 'CONSTRAINED_ONLY' })).toEqual({
      nodes: [{ key: 'size' }],
    });
  });

  test('change value by value and go with the last', async () => {
    await define({ constraints: categories });
    const [first, second] = categories.values;
    const added = 'gid://shopify/TaxonomyCategory/aa-9';
    expect(
      at(
        await update({ constraintsUpdates: { values: [{ delete: first }, { create: added }] } }),
        'updatedDefinition',
      ),
    ).toMatchObject({
      constraints: { key: 'category', values: { nodes: [{ value: second }, { value: added }] } },
    });
    expect(
      at(
        await update({ constraintsUpdates: { values: [{ delete: second }, { delete: added }] } }),
        'updatedDefinition',
        'constraints',
      ),
    ).toBeNull();
  });

  test('exclude pins', async () => {
    await define({ pin: true });
    expect(
      at(
        await update({
          constraintsUpdates: {
            key: 'category',
            values: [{ create: 'gid://shopify/TaxonomyCategory/aa-1' }],
          },
        }),
        'userErrors',
      ),
    ).toEqual([
      {
        field: ['definition'],
        message: 'Constrained metafield definitions do not support pinning.',
        code: 'UNSUPPORTED_PINNING',
      },
    ]);
  });

  test.each([
    [{ constraints: { key: 'vendor', values: [] } }],
    [{ ownerType: 'CUSTOMER', constraints: categories }],
  ])('%j is refused', async (change) => {
    expect(at(await define(change), 'userErrors')).toMatchObject([{ code: 'INVALID_CONSTRAINTS' }]);
  });
});

describe('validations', () => {
  test('of measurements are kept with units in capitals', async () => {
    expect(
      at(
        await define({ type: 'weight', validations: [{ name: 'max', value: '{"unit":"kg","value":3}' }] }),
        'createdDefinition',
        'validations',
      ),
    ).toEqual([{ name: 'max', value: '{"value":3.0,"unit":"KILOGRAMS"}' }]);
  });

  test('that come later leave metafields behind that are not valid, once a job has looked', async () => {
    await define({ ownerType: 'CUSTOMER' });
    const ownerId = await createCustomer();
    await store.get(setDocument, {
      metafields: [{ ownerId, namespace: 'custom', key: 'size', value: 'large' }],
    });
    const changed = await update({ ownerType: 'CUSTOMER', validations: [{ name: 'max', value: '2' }] });
    expect(at(changed, 'updatedDefinition', 'validationStatus')).toBe('ALL_VALID');
    store.emulator.control.clock.advance(5000);
    const read = `{ metafieldDefinition(identifier: { ownerType: CUSTOMER, namespace: "custom", key: "size" }) {
      validationStatus metafieldsCount valid: metafieldsCount(validationStatus: VALID)
      metafields(first: 5, validationStatus: INVALID) { nodes { value } } } }`;
    expect(await store.get(read)).toEqual({
      validationStatus: 'SOME_INVALID',
      metafieldsCount: 1,
      valid: 0,
      metafields: { nodes: [{ value: 'large' }] },
    });
  });
});

test('a thing tells the definitions of its kind', async () => {
  await define();
  await define({ ownerType: 'CUSTOMER', key: 'color' });
  const read =
    'query ($id: ID!) { customer(id: $id) { metafieldDefinitions(first: 5, namespace: "custom") { nodes { key } } } }';
  expect(await store.get(read, { id: await createCustomer() })).toEqual({
    metafieldDefinitions: { nodes: [{ key: 'color' }] },
  });
});
