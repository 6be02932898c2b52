import { expect, test } from 'vitest';
import { choose, openCatalog, option } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const setDocument = `mutation ($identifier: ProductSetIdentifiers, $input: ProductSetInput!) {
  productSet(identifier: $identifier, input: $input) { product { id } userErrors { field message code } } }`;

const shop = await shareStore(openCatalog());

const productOptions = [option('Wood', 'Oak', 'Ash'), option('Size', 'S', 'M')];
const oak = { optionValues: choose({ Wood: 'Oak', Size: 'S' }) };
const ash = { optionValues: choose({ Wood: 'Ash', Size: 'S' }) };
const place = ['input', 'variants', '1'];

test.each<[string, object, readonly object[]]>([
  [
    'a title that is too long, for itself and for its handle',
    { title: 't'.repeat(256) },
    [
      {
        field: ['input', 'title'],
        message: 'is too long (maximum is 255 characters)',
        code: 'INVALID_INPUT',
      },
      {
        field: ['input'],
        message: 'Handle is too long (maximum is 255 characters)',
        code: 'INVALID_PRODUCT',
      },
    ],
  ],
  [
    'a vendor that is too long',
    { vendor: 'v'.repeat(256) },
    [
      {
        field: ['input'],
        message: 'Vendor is too long (maximum is 255 characters)',
        code: 'INVALID_PRODUCT',
      },
    ],
  ],
  [
    'options without variants',
    { productOptions },
    [
      {
        field: ['input', 'variants'],
        message: 'Variants input is required when updating product options',
        code: 'VARIANTS_INPUT_MISSING',
      },
    ],
  ],
  [
    'variants without options',
    { variants: [oak] },
    [
      {
        field: ['input', 'productOptions'],
        message: 'Product options input is required when updating variants',
        code: 'PRODUCT_OPTIONS_INPUT_MISSING',
      },
    ],
  ],
  [
    'an option that is not of the product',
    { productOptions: [{ id: 'gid://shopify/ProductOption/404', ...productOptions[0] }], variants: [oak] },
    [
      {
        field: ['input', 'productOptions', '0', 'id'],
        message: 'Option does not exist',
        code: 'OPTION_DOES_NOT_EXIST',
      },
    ],
  ],
  [
    'an option whose name holds the separator of titles',
    { productOptions: [option('Wood / Stone', 'Oak')], variants: [oak] },
    [
      {
        field: ['input', 'productOptions', '0', 'name'],
        message: "The name contains unsupported sequence ' / '",
        code: 'INVALID_INPUT',
      },
    ],
  ],
  [
    'the same variant twice',
    { productOptions, variants: [oak, oak] },
    [
      {
        field: place,
        message: "The variant 'Oak / S' already exists. Please change at least one option value.",
        code: 'INVALID_VARIANT',
      },
    ],
  ],
  [
    'a variant that leaves an option out',
    { productOptions, variants: [oak, { optionValues: choose({ Wood: 'Ash' }) }] },
    [{ field: place, message: 'You need to add option values for Size', code: 'INVALID_VARIANT' }],
  ],
  [
    'a value that its option does not list',
    { productOptions, variants: [oak, { optionValues: choose({ Wood: 'Elm', Size: 'S' }) }] },
    [
      {
        field: [...place, 'optionValues', '0'],
        message: 'Option value does not exist',
        code: 'OPTION_VALUE_DOES_NOT_EXIST',
      },
    ],
  ],
  [
    'a variant of another product',
    { productOptions, variants: [oak, { ...ash, id: 'gid://shopify/ProductVariant/404' }] },
    [
      {
        field: [...place, 'id'],
        message: 'Product variant does not exist',
        code: 'PRODUCT_VARIANT_DOES_NOT_EXIST',
      },
    ],
  ],
  [
    'a cost below nothing',
    { productOptions, variants: [oak, { ...ash, inventoryItem: { cost: '-1' } }] },
    [
      {
        field: [...place, 'inventoryItem', 'cost'],
        message: 'Cost per item must be greater than or equal to 0',
        code: 'INVALID_VARIANT',
      },
    ],
  ],
  [
    'a file that is not one of the product',
    { productOptions, variants: [oak, { ...ash, file: { id: 'gid://shopify/MediaImage/404' } }] },
    [
      {
        field: [...place, 'file'],
        message: 'The file must also be specified in the files input of the product.',
        code: 'INVALID_VARIANT',
      },
    ],
  ],
  [
    'a metafield that does not fit',
    { metafields: [{ namespace: 'care', key: 'days', type: 'number_integer', value: 'few' }] },
    [
      {
        field: ['input', 'metafields', '0', 'value'],
        message: 'Value must be an integer.',
        code: 'INVALID_METAFIELD',
      },
    ],
  ],
])('%s is refused, and nothing is created', async (_name, input, userErrors) => {
  expect(await shop.get(setDocument, { input: { title: 'Table', ...input } })).toEqual({
    product: null,
    userErrors,
  });
  expect(await shop.get('{ products(first: 1) { nodes { id } } }')).toEqual({ nodes: [] });
});

test('a refused change leaves the product as it was, and answers it', async () => {
  const id = idAt(
    await shop.get(setDocument, { input: { title: 'Table', productOptions, variants: [oak] } }),
    'product',
  );
  await shop.get(setDocument, { input: { title: 'Desk', handle: 'desk' } });
  const input = { id, handle: ' Desk ', title: 'Bench', productOptions, variants: [ash] };
  expect(await shop.get(setDocument, { input })).toEqual({
    product: { id },
    userErrors: [
      {
        field: ['input', 'handle'],
        message: "Handle ' Desk ' already in use. Please provide a new handle.",
        code: 'HANDLE_NOT_UNIQUE',
      },
    ],
  });
  expect(await shop.titles(id)).toEqual(['Oak / S']);
});

test('an id may name its variant once', async () => {
  const created = { title: 'Table', productOptions, variants: [oak, ash] };
  const productId = idAt(await shop.get(setDocument, { input: created }), 'product');
  const [id] = await shop.variantIds(productId);
  const variants = [
    { ...oak, id },
    { ...ash, id },
  ];
  expect(await shop.get(setDocument, { input: { id: productId, productOptions, variants } })).toMatchObject({
    userErrors: [{ field: [...place, 'id'], message: 'Duplicated value.', code: 'DUPLICATED_VALUE' }],
  });
  expect(await shop.titles(productId)).toEqual(['Oak / S', 'Ash / S']);
});

const stock = async (productSetUnstockedLocation: 'activates' | 'refused'): Promise<unknown> => {
  shop.emulator.control.switches({ productSetUnstockedLocation });
  const add = `mutation { locationAdd(input: { name: "Barn", address: { countryCode: NO } }) { location { id } } }`;
  const locationId = idAt(await shop.get(add), 'location');
  const options = [option('Wood', 'Oak')];
  const first = { optionValues: choose({ Wood: 'Oak' }) };
  const created = { title: 'Table', productOptions: options, variants: [first] };
  const id = idAt(await shop.get(setDocument, { input: created }), 'product');
  const inventoryQuantities = [{ locationId, name: 'available', quantity: 3 }];
  const variants = [{ ...first, inventoryQuantities }];
  return at(
    await shop.get(setDocument, { identifier: { id }, input: { productOptions: options, variants } }),
    'userErrors',
  );
};

test('a present variant may be stocked at another location, as the switch has it', async () => {
  expect(await stock('activates')).toEqual([]);
});

test('a present variant may be stocked nowhere else, as the switch has it', async () => {
  expect(await stock('refused')).toEqual([
    {
      field: ['input', 'variants', '0', 'inventoryQuantities', '0', 'locationId'],
      message: 'The specified inventory item is not stocked at the location.',
      code: 'INVALID_VARIANT',
    },
  ]);
});
