import { describe, expect, test } from 'vitest';
import { choose, openCatalog, option } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const setDocument = `mutation ($identifier: ProductSetIdentifiers, $input: ProductSetInput!, $synchronous: Boolean) {
  productSet(identifier: $identifier, input: $input, synchronous: $synchronous) {
    product { id title handle } productSetOperation { id status } userErrors { field message code } } }`;

const shop = await shareStore(openCatalog());

const set = async (input: object, others: object = {}): Promise<unknown> =>
  shop.get(setDocument, { input, ...others });

const setId = async (input: object, others?: object): Promise<string> => {
  const payload = await set(input, others);
  expect(at(payload, 'userErrors')).toEqual([]);
  return idAt(payload, 'product');
};

const errorsOf = async (input: object, others?: object): Promise<unknown> =>
  at(await set(input, others), 'userErrors');

const table = (...woods: readonly string[]): object => ({
  title: 'Table',
  productOptions: [option('Wood', ...woods)],
  variants: woods.map((Wood) => ({ optionValues: choose({ Wood }), price: '10' })),
});

const read = async (id: string, fields: string): Promise<unknown> =>
  shop.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id });

describe('a new product', () => {
  test('has the default variant, when nothing is said of options and variants', async () => {
    const id = await setId({ title: 'Table' });
    expect([await shop.options(id), await shop.titles(id)]).toEqual([
      ['Title: Default Title'],
      ['Default Title'],
    ]);
  });

  test('has the variants of the input in order of position, with their SKU, file, metafields and stock', async () => {
    const locationId = idAt(await shop.get('{ location { id } }'));
    const file = { originalSource: 'https://files.example/oak.png', contentType: 'IMAGE', alt: 'Oak' };
    const id = await setId({
      title: 'Table',
      files: [file],
      metafields: [{ namespace: 'care', key: 'oil', type: 'single_line_text_field', value: 'linseed' }],
      productOptions: [option('Wood', 'Oak', 'Ash', 'Elm')],
      variants: [
        { optionValues: choose({ Wood: 'Ash' }), position: 2 },
        {
          optionValues: choose({ Wood: 'Oak' }),
          position: 1,
          sku: 'OAK',
          price: '12.5',
          inventoryItem: { tracked: true },
          inventoryQuantities: [{ locationId, name: 'on_hand', quantity: 6 }],
          file,
          metafields: [{ namespace: 'care', key: 'days', type: 'number_integer', value: '3' }],
        },
      ],
    });
    expect(await shop.options(id)).toEqual(['Wood: Oak, Ash, (Elm)']);
    const variant = `title sku price inventoryQuantity media(first: 2) { nodes { alt } }
      metafields(first: 5) { nodes { value } } inventoryItem { tracked }`;
    const fields = `metafields(first: 5) { nodes { value } } variants(first: 5) { nodes { ${variant} } }`;
    const none = { media: { nodes: [] }, metafields: { nodes: [] }, inventoryItem: { tracked: false } };
    expect(await read(id, fields)).toEqual({
      metafields: { nodes: [{ value: 'linseed' }] },
      variants: {
        nodes: [
          {
            title: 'Oak',
            sku: 'OAK',
            price: '12.50',
            inventoryQuantity: 6,
            media: { nodes: [{ alt: 'Oak' }] },
            metafields: { nodes: [{ value: '3' }] },
            inventoryItem: { tracked: true },
          },
          { title: 'Ash', sku: null, price: '0.00', inventoryQuantity: 0, ...none },
        ],
      },
    });
  });
});

test('of two quantities of a new variant at one location the last one counts', async () => {
  const locationId = idAt(await shop.get('{ location { id } }'));
  const inventoryQuantities = [
    { locationId, name: 'available', quantity: 4 },
    { locationId, name: 'on_hand', quantity: 6 },
  ];
  const variants = [{ optionValues: choose({ Wood: 'Oak' }), inventoryQuantities }];
  const id = await setId({ title: 'Table', productOptions: [option('Wood', 'Oak')], variants });
  const fields = `variants(first: 1) { nodes { inventoryQuantity inventoryItem { locationsCount { count } } } }`;
  expect(at(await read(id, fields), 'variants', 'nodes')).toEqual([
    { inventoryQuantity: 6, inventoryItem: { locationsCount: { count: 1 } } },
  ]);
});

describe('a product that is there', () => {
  test('keeps what the input leaves out', async () => {
    const id = await setId({ ...table('Oak', 'Ash'), vendor: 'Holm', tags: ['new'] });
    const ids = await shop.variantIds(id);
    await setId({ title: 'Desk' }, { identifier: { id } });
    expect(await read(id, 'title vendor tags')).toEqual({ title: 'Desk', vendor: 'Holm', tags: ['new'] });
    expect(await shop.variantIds(id)).toEqual(ids);
  });

  test('keeps the variants that choose the same values, and loses those that are not listed', async () => {
    const id = await setId(table('Oak', 'Ash'));
    const [oak] = await shop.variantIds(id);
    await setId(table('Elm', 'Oak'), { identifier: { id } });
    expect([await shop.options(id), await shop.titles(id)]).toEqual([['Wood: Elm, Oak'], ['Elm', 'Oak']]);
    expect((await shop.variantIds(id))[1]).toBe(oak);
  });

  test('gives a variant that is named by its id other values', async () => {
    const id = await setId(table('Oak', 'Ash'));
    const [oak, ash] = await shop.variantIds(id);
    const productOptions = [option('Wood', 'Ash', 'Elm')];
    const variants = [
      { id: oak, optionValues: choose({ Wood: 'Ash' }) },
      { id: ash, optionValues: choose({ Wood: 'Elm' }) },
    ];
    await setId({ productOptions, variants }, { identifier: { id } });
    expect([await shop.titles(id), await shop.variantIds(id)]).toEqual([
      ['Ash', 'Elm'],
      [oak, ash],
    ]);
  });

  test('renames an option and a value that are named by their ids', async () => {
    const id = await setId(table('Oak', 'Ash'));
    const ids = await shop.variantIds(id);
    const options = at(await read(id, 'options { id optionValues { id } }'), 'options');
    const values = [{ id: idAt(options, 0, 'optionValues', 0), name: 'Holm oak' }, { name: 'Ash' }];
    const productOptions = [{ id: idAt(options, 0), name: 'Timber', values }];
    const variants = ['Holm oak', 'Ash'].map((Timber) => ({ optionValues: choose({ Timber }) }));
    await setId({ productOptions, variants }, { identifier: { id } });
    expect(await shop.options(id)).toEqual(['Timber: Holm oak, Ash']);
    expect(await shop.variantIds(id)).toEqual(ids);
  });

  test('gets a new value by the name that another gives up', async () => {
    const id = await setId(table('Oak'));
    const values = at(await read(id, 'options { optionValues { id } }'), 'options', 0, 'optionValues');
    const productOptions = [
      { name: 'Wood', values: [{ id: idAt(values, 0), name: 'Elm' }, { name: 'Oak' }] },
    ];
    const variants = ['Elm', 'Oak'].map((Wood) => ({ optionValues: choose({ Wood }) }));
    await setId({ productOptions, variants }, { identifier: { id } });
    const after = at(await read(id, 'options { optionValues { id name } }'), 'options', 0, 'optionValues');
    expect(after).toEqual([
      { id: idAt(values, 0), name: 'Elm' },
      { id: expect.not.stringContaining(idAt(values, 0)), name: 'Oak' },
    ]);
    expect(await shop.titles(id)).toEqual(['Elm', 'Oak']);
  });

  test('cannot have two options of one name, although only one of them is named', async () => {
    const productOptions = [option('Wood', 'Oak'), option('Size', 'S')];
    const variants = [{ optionValues: choose({ Wood: 'Oak', Size: 'S' }) }];
    const id = await setId({ title: 'Table', productOptions, variants });
    const options = at(await read(id, 'options { id }'), 'options');
    const renamed = [{ id: idAt(options, 0), name: 'Size' }, { id: idAt(options, 1) }];
    expect(await errorsOf({ productOptions: renamed, variants }, { identifier: { id } })).toEqual([
      {
        field: ['input', 'productOptions', '1'],
        message: 'Duplicated option name.',
        code: 'DUPLICATED_OPTION_NAME',
      },
    ]);
  });

  test('gets another option', async () => {
    const id = await setId(table('Oak'));
    const productOptions = [option('Wood', 'Oak'), option('Size', 'S')];
    await setId(
      { productOptions, variants: [{ optionValues: choose({ Wood: 'Oak', Size: 'S' }) }] },
      { identifier: { id } },
    );
    expect([await shop.options(id), await shop.titles(id)]).toEqual([['Wood: Oak', 'Size: S'], ['Oak / S']]);
  });

  test('sends visitors from its old handle to the new one, if asked', async () => {
    const id = await setId({ title: 'Table' });
    await setId({ handle: 'desk', redirectNewHandle: true }, { identifier: { id } });
    const redirects = '{ urlRedirects(first: 5) { nodes { path target } } }';
    expect(await shop.get(redirects)).toEqual({
      nodes: [{ path: '/products/table', target: '/products/desk' }],
    });
  });

  test('stays a gift card, or none', async () => {
    const id = await setId({ title: 'Table' });
    expect(await errorsOf({ giftCard: true }, { identifier: { id } })).toEqual([
      {
        field: ['input', 'giftCard'],
        message: 'The product gift_card attribute cannot be changed after creation.',
        code: 'GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED',
      },
    ]);
  });

  test('has the lists of the input and nothing beside', async () => {
    const text = { namespace: 'care', type: 'single_line_text_field', value: 'yes' };
    const file = { originalSource: 'https://files.example/a.png', contentType: 'IMAGE', alt: 'a' };
    const create = `mutation ($title: String!) { collectionCreate(input: { title: $title }) { collection { id } } }`;
    const addCollection = async (title: string): Promise<string> =>
      idAt(await shop.get(create, { title }), 'collection');
    const id = await setId({
      title: 'Table',
      metafields: [{ ...text, key: 'oil' }],
      collections: [await addCollection('A')],
      files: [file],
      tags: ['new'],
    });
    const fields = `tags metafields(first: 5) { nodes { key } } collections(first: 5) { nodes { title } } media(first: 5) { nodes { alt } }`;
    await setId(
      {
        metafields: [{ ...text, key: 'wax' }],
        collections: [await addCollection('B')],
        files: [{ ...file, alt: 'b' }],
        tags: [],
      },
      { identifier: { id } },
    );
    expect(await read(id, fields)).toEqual({
      tags: [],
      metafields: { nodes: [{ key: 'wax' }] },
      collections: { nodes: [{ title: 'B' }] },
      media: { nodes: [{ alt: 'b' }] },
    });
  });
});

test('what search engines show has an input of its own beside the metafields', async () => {
  const id = await setId({ title: 'Table', seo: { title: 'Tables', description: 'Of oak' } });
  await setId({ title: 'Table', metafields: [], seo: { description: null } }, { identifier: { id } });
  expect(await read(id, 'seo { title description }')).toEqual({
    seo: { title: 'Tables', description: null },
  });
});

describe('the identifier', () => {
  test('by a handle makes the product once, and then finds it', async () => {
    const others = { identifier: { handle: 'table' } };
    const id = await setId({ title: 'Table', handle: 'table' }, others);
    expect(await setId({ title: 'Desk', handle: 'table' }, others)).toBe(id);
  });

  test('by a custom id makes the product once, with that id, and then finds it', async () => {
    const definition = { ownerType: 'PRODUCT', namespace: 'erp', key: 'number', name: 'Number', type: 'id' };
    await shop.get(
      'mutation ($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { userErrors { message } } }',
      { definition },
    );
    const others = { identifier: { customId: { namespace: 'erp', key: 'number', value: '7' } } };
    const id = await setId({ title: 'Table' }, others);
    expect(await setId({ title: 'Desk' }, others)).toBe(id);
    const metafields = [{ namespace: 'erp', key: 'number', type: 'id', value: '8' }];
    expect(await errorsOf({ title: 'Desk', metafields }, others)).toEqual([
      {
        field: ['input'],
        message: 'The input argument `metafields` (if present) must contain the `customId` value.',
        code: 'METAFIELD_MISMATCH',
      },
    ]);
  });

  const nowhere = 'gid://shopify/Product/404';
  test.each([
    ['an id nobody has', { id: nowhere }, {}, 'Resource matching the identifier was not found.', 'NOT_FOUND'],
    [
      'an id beside that of the input',
      { handle: 'table' },
      { id: nowhere, handle: 'table' },
      'The id field is not allowed if identifier is provided.',
      'ID_NOT_ALLOWED',
    ],
    [
      'a handle that the input does not have',
      { handle: 'table' },
      {},
      'The input field corresponding to the identifier is required.',
      'MISSING_FIELD_REQUIRED',
    ],
    [
      'a handle that is not that of the input',
      { handle: 'table' },
      { handle: 'desk' },
      'The identifier value does not match the value of the corresponding field in the input.',
      'INPUT_MISMATCH',
    ],
  ])('is refused for %s', async (_name, identifier, input, message, code) => {
    expect(await set({ title: 'Table', ...input }, { identifier })).toEqual({
      product: null,
      productSetOperation: null,
      userErrors: [{ field: ['input'], message, code }],
    });
  });

  test('of the input must be there', async () => {
    expect(await errorsOf({ id: nowhere, title: 'Table' })).toEqual([
      { field: ['input', 'id'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' },
    ]);
  });
});

test('without waiting, an operation tells what came of it', async () => {
  const others = { synchronous: false };
  const done = await set(table('Oak'), others);
  expect(done).toMatchObject({ product: null, productSetOperation: { status: 'CREATED' }, userErrors: [] });
  const failed = await set({ ...table('Oak', 'Ash'), title: '' }, others);
  shop.emulator.control.clock.advance(5000);
  const operation = `query ($id: ID!) { productOperation(id: $id) { status product { title }
    ... on ProductSetOperation { userErrors { field message code } } } }`;
  expect(await shop.get(operation, { id: idAt(done, 'productSetOperation') })).toEqual({
    status: 'COMPLETE',
    product: { title: 'Table' },
    userErrors: [],
  });
  expect(await shop.get(operation, { id: idAt(failed, 'productSetOperation') })).toEqual({
    status: 'COMPLETE',
    product: null,
    userErrors: [{ field: ['input', 'title'], message: "can't be blank", code: 'INVALID_INPUT' }],
  });
});
