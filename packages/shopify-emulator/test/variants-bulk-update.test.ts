import { describe, expect, test } from 'vitest';
import { bulkCreate, choose, openCatalog, option, optionsCreate } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const updateDocument = `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $media: [CreateMediaInput!], $partial: Boolean) {
  productVariantsBulkUpdate(productId: $productId, variants: $variants, media: $media, allowPartialUpdates: $partial) {
    product { id } productVariants { title sku price compareAtPrice inventoryQuantity }
    userErrors { field message code } } }`;
const deleteDocument = `mutation ($productId: ID!, $variantsIds: [ID!]!) {
  productVariantsBulkDelete(productId: $productId, variantsIds: $variantsIds) {
    product { variants(first: 9) { nodes { title position } } } userErrors { field message code } } }`;
const reorderDocument = `mutation ($productId: ID!, $positions: [ProductVariantPositionInput!]!) {
  productVariantsBulkReorder(productId: $productId, positions: $positions) { product { id } userErrors { field message code } } }`;

const shop = await shareStore(openCatalog());

/** A product with the variants Oak, Ash and Elm. */
const addTable = async (): Promise<{ productId: string; ids: readonly string[] }> => {
  const productId = await shop.addProduct();
  await shop.get(optionsCreate, { productId, options: [option('Wood', 'Oak')] });
  const variants = ['Ash', 'Elm'].map((Wood) => ({ optionValues: choose({ Wood }) }));
  await shop.get(bulkCreate, { productId, variants });
  return { productId, ids: await shop.variantIds(productId) };
};

const update = async (productId: string, variants: readonly object[], partial = false): Promise<unknown> =>
  shop.get(updateDocument, { productId, variants, partial });

const missingProduct = {
  field: ['productId'],
  message: 'Product does not exist',
  code: 'PRODUCT_DOES_NOT_EXIST',
};
const nowhere = 'gid://shopify/Product/404';

describe('changed variants', () => {
  test('keep what the input leaves out', async () => {
    const { productId, ids } = await addTable();
    await update(productId, [{ id: ids[0], price: '9.5', inventoryItem: { sku: 'OAK', cost: '3' } }]);
    expect(await update(productId, [{ id: ids[0], compareAtPrice: '12' }])).toEqual({
      product: { id: productId },
      productVariants: [
        { title: 'Oak', sku: 'OAK', price: '9.50', compareAtPrice: '12.00', inventoryQuantity: 0 },
      ],
      userErrors: [],
    });
  });

  test('may come twice in a call', async () => {
    const { productId, ids } = await addTable();
    await update(productId, [
      { id: ids[0], price: '9' },
      { id: ids[0], inventoryItem: { sku: 'OAK' } },
    ]);
    expect(at(await update(productId, [{ id: ids[0] }]), 'productVariants', 0)).toMatchObject({
      price: '9.00',
      sku: 'OAK',
    });
  });

  test('may take new values, and swap those that they have', async () => {
    const { productId, ids } = await addTable();
    const payload = await update(productId, [
      { id: ids[0], optionValues: choose({ Wood: 'Ash' }) },
      { id: ids[1], optionValues: choose({ Wood: 'Oak' }) },
      { id: ids[2], optionValues: choose({ Wood: 'Yew' }) },
    ]);
    expect(at(payload, 'userErrors')).toEqual([]);
    expect(await shop.titles(productId)).toEqual(['Ash', 'Oak', 'Yew']);
    expect(await shop.options(productId)).toEqual(['Wood: Oak, Ash, Yew']);
  });

  test('have their stock adjusted, ended and compared', async () => {
    const { productId, ids } = await addTable();
    const locationId = idAt(await shop.get('{ location { id } }'));
    const adjust = async (adjustment: number | null, changeFromQuantity: number | null): Promise<unknown> =>
      update(productId, [
        { id: ids[1], quantityAdjustments: [{ locationId, adjustment, changeFromQuantity }] },
      ]);
    expect(at(await adjust(7, null), 'productVariants', 0, 'inventoryQuantity')).toBe(7);
    expect(at(await adjust(-2, 7), 'productVariants', 0, 'inventoryQuantity')).toBe(5);
    expect(at(await adjust(1, 7), 'userErrors')).toEqual([
      {
        field: ['variants', '0', 'quantityAdjustments', '0', 'changeFromQuantity'],
        message: 'The changeFromQuantity argument no longer matches the persisted quantity.',
        code: 'INVALID_INPUT',
      },
    ]);
    expect(at(await adjust(null, null), 'productVariants', 0, 'inventoryQuantity')).toBe(0);
    const variants = [{ id: ids[1], quantityAdjustments: [{ locationId, adjustment: 1 }] }];
    expect((await shop.ask(updateDocument, { productId, variants })).errors).toMatchObject([
      {
        message: 'InventoryAdjustmentInput must include the following argument: changeFromQuantity.',
        extensions: { code: 'INVALID_FIELD_ARGUMENTS' },
      },
    ]);
  });

  test('get a file that comes with the call, and lose it with null', async () => {
    const { productId, ids } = await addTable();
    const originalSource = 'https://files.example/oak.png';
    const media = [{ originalSource, mediaContentType: 'IMAGE' }];
    await shop.get(updateDocument, {
      productId,
      media,
      variants: [{ id: ids[0], mediaSrc: [originalSource] }],
    });
    const read = `query ($id: ID!) { productVariant(id: $id) { media(first: 2) { nodes { mediaContentType } } } }`;
    const files = { media: { nodes: [{ mediaContentType: 'IMAGE' }] } };
    expect(await shop.get(read, { id: ids[0] })).toEqual(files);
    await update(productId, [{ id: ids[0], price: '1' }]);
    expect(await shop.get(read, { id: ids[0] })).toEqual(files);
    await update(productId, [{ id: ids[0], mediaId: null }]);
    expect(await shop.get(read, { id: ids[0] })).toEqual({ media: { nodes: [] } });
    const variants = [{ id: ids[0], mediaId: null, mediaSrc: [originalSource] }];
    await shop.get(updateDocument, { productId, media, variants });
    expect(await shop.get(read, { id: ids[0] })).toEqual(files);
  });
});

describe('changes are refused', () => {
  test('when the product does not exist', async () => {
    expect(await update(nowhere, [])).toEqual({
      product: null,
      productVariants: null,
      userErrors: [missingProduct],
    });
  });

  test('all of them, when one has an error', async () => {
    const { productId, ids } = await addTable();
    const payload = await update(productId, [
      { id: ids[0], price: '9' },
      { id: ids[1], inventoryQuantities: [] },
      { price: '1' },
      { id: 'gid://shopify/ProductVariant/404' },
      { id: ids[2], optionValues: choose({ Wood: 'Oak' }) },
      { id: ids[2], optionValues: choose({ Legs: '4' }) },
      { id: ids[2], price: '-1', compareAtPrice: '1000000000000000000' },
    ]);
    expect(payload).toEqual({
      product: { id: productId },
      productVariants: null,
      userErrors: [
        {
          field: ['variants', '1', 'inventoryQuantities'],
          message:
            'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.',
          code: 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
        },
        {
          field: ['variants', '2', 'id'],
          message: 'Product variant is missing ID attribute',
          code: 'PRODUCT_VARIANT_ID_MISSING',
        },
        {
          field: ['variants', '3', 'id'],
          message: 'Product variant does not exist',
          code: 'PRODUCT_VARIANT_DOES_NOT_EXIST',
        },
        {
          field: ['variants', '4'],
          message: "The variant 'Oak' already exists. Please change at least one option value.",
          code: 'VARIANT_ALREADY_EXISTS',
        },
        {
          field: ['variants', '5', 'optionValues', '0'],
          message: 'Option does not exist',
          code: 'OPTION_DOES_NOT_EXIST',
        },
        {
          field: ['variants', '6', 'price'],
          message: 'must be greater than or equal to 0',
          code: 'GREATER_THAN_OR_EQUAL_TO',
        },
        {
          field: ['variants', '6', 'compareAtPrice'],
          message: 'must be less than 1000000000000000000',
          code: 'INVALID_INPUT',
        },
      ],
    });
    expect(at(await update(productId, [{ id: ids[0] }]), 'productVariants', 0, 'price')).toBe('0.00');
  });

  test('only where they have an error, if the call allows it', async () => {
    const { productId, ids } = await addTable();
    const payload = await update(
      productId,
      [
        { id: ids[0], price: '-1', optionValues: choose({ Wood: 'Yew' }) },
        { id: ids[1], price: '5' },
        { id: ids[2], optionValues: choose({ Wood: 'Oak' }) },
      ],
      true,
    );
    expect(at(payload, 'productVariants')).toMatchObject([{ title: 'Ash', price: '5.00' }]);
    expect(at(payload, 'userErrors')).toMatchObject([
      { field: ['variants', '0', 'price'] },
      { field: ['variants', '2'], code: 'VARIANT_ALREADY_EXISTS' },
    ]);
    expect(await shop.options(productId)).toEqual(['Wood: Oak, Ash, Elm']);
  });
});

describe('deleted variants', () => {
  const remove = async (productId: string, variantsIds: readonly string[]): Promise<unknown> =>
    shop.get(deleteDocument, { productId, variantsIds });

  test('go with the values that only they had; the others move up', async () => {
    const { productId, ids } = await addTable();
    expect(await remove(productId, ids.slice(0, 2))).toEqual({
      product: { variants: { nodes: [{ title: 'Elm', position: 1 }] } },
      userErrors: [],
    });
    expect(await shop.options(productId)).toEqual(['Wood: Elm']);
    expect(await shop.get('query ($id: ID!) { productVariant(id: $id) { id } }', { id: ids[0] })).toBe(null);
  });

  test('stay when one is not of the product, when none would be left, or when there is no product', async () => {
    const { productId, ids } = await addTable();
    const foreign = 'gid://shopify/ProductVariant/404';
    expect(at(await remove(productId, [...ids.slice(1), foreign]), 'userErrors')).toEqual([
      {
        field: ['variantsIds', '2'],
        message: 'At least one variant does not belong to the product',
        code: 'AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT',
      },
    ]);
    expect(at(await remove(productId, ids), 'userErrors')).toMatchObject([
      { code: 'CANNOT_DELETE_LAST_VARIANT' },
    ]);
    expect(await remove(nowhere, [])).toEqual({ product: null, userErrors: [missingProduct] });
    expect(await shop.titles(productId)).toEqual(['Oak', 'Ash', 'Elm']);
  });
});

describe('reordered variants', () => {
  const reorder = async (productId: string, positions: readonly object[]): Promise<unknown> =>
    shop.get(reorderDocument, { productId, positions });

  test('stand where they are told, the others around them', async () => {
    const { productId, ids } = await addTable();
    await reorder(productId, [{ id: ids[2], position: 1 }]);
    expect(await shop.titles(productId)).toEqual(['Elm', 'Oak', 'Ash']);
    await reorder(productId, [
      { id: ids[2], position: 9 },
      { id: ids[1], position: 1 },
    ]);
    expect(await shop.titles(productId)).toEqual(['Ash', 'Oak', 'Elm']);
  });

  test('stay when a position or a variant is none', async () => {
    const { productId, ids } = await addTable();
    const payload = await reorder(productId, [
      { id: ids[1], position: 0 },
      { id: 'gid://shopify/ProductVariant/404', position: 1 },
      { id: ids[1], position: 2 },
    ]);
    expect(payload).toEqual({
      product: { id: productId },
      userErrors: [
        {
          field: ['positions', '0', 'position'],
          message: 'Position can not be zero or negative number',
          code: 'INVALID_POSITION',
        },
        {
          field: ['positions', '1', 'id'],
          message: 'Product variant does not exist',
          code: 'MISSING_VARIANT',
        },
        {
          field: ['positions', '2', 'id'],
          message: 'Product variant IDs must be unique',
          code: 'DUPLICATED_VARIANT_ID',
        },
      ],
    });
    expect(await reorder(nowhere, [])).toEqual({ product: null, userErrors: [missingProduct] });
  });
});
