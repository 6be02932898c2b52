import { beforeEach, describe, expect, test } from 'vitest';
import { choose, openCatalog, option } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const updateDocument = `mutation ($input: [ProductVariantRelationshipUpdateInput!]!) {
  productVariantRelationshipBulkUpdate(input: $input) {
    parentProductVariants { id price requiresComponents productVariantComponents(first: 9) { nodes { quantity productVariant { title } } } }
    userErrors { field message code } } }`;

const shop = await shareStore(openCatalog());
let kit: string;
let legs: string;
let top: string;
beforeEach(async () => {
  const names = ['Kit', 'Legs', 'Top'];
  const input = {
    title: 'Table',
    productOptions: [option('Part', ...names)],
    variants: names.map((Part, index) => ({ optionValues: choose({ Part }), price: String(index * 10) })),
  };
  const document = `mutation ($input: ProductSetInput!) { productSet(input: $input) { product { id } } }`;
  const ids = await shop.variantIds(idAt(await shop.get(document, { input }), 'product'));
  [kit, legs, top] = [ids[0] ?? '', ids[1] ?? '', ids[2] ?? ''];
});

const update = async (...input: readonly object[]): Promise<unknown> => shop.get(updateDocument, { input });
const four = (): object => ({ id: legs, quantity: 4 });
const one = (): object => ({ id: top, quantity: 1 });
const create = (parent: string, ...entries: readonly object[]): object => ({
  parentProductVariantId: parent,
  productVariantRelationshipsToCreate: entries,
});

describe('a variant', () => {
  test('is made of others, at the sum of their prices', async () => {
    const payload = await update({
      ...create(kit, four(), one()),
      priceInput: { calculation: 'COMPONENTS_SUM' },
    });
    expect(payload).toEqual({
      parentProductVariants: [
        {
          id: kit,
          price: '60.00',
          requiresComponents: true,
          productVariantComponents: {
            nodes: [
              { quantity: 4, productVariant: { title: 'Legs' } },
              { quantity: 1, productVariant: { title: 'Top' } },
            ],
          },
        },
      ],
      userErrors: [],
    });
    const document = `query ($id: ID!) { productVariant(id: $id) { productParents(first: 2) { nodes { title } } } }`;
    expect(await shop.get(document, { id: legs })).toEqual({
      productParents: { nodes: [{ title: 'Table' }] },
    });
  });

  test('gets, changes and loses components, and has none in the end', async () => {
    await update(create(kit, four(), one()));
    const changed = await update({
      parentProductVariantId: kit,
      productVariantRelationshipsToUpdate: [{ id: legs, quantity: 3 }],
      productVariantRelationshipsToRemove: [top],
      priceInput: { calculation: 'FIXED', price: '99' },
    });
    expect(at(changed, 'parentProductVariants', 0)).toMatchObject({
      price: '99.00',
      productVariantComponents: { nodes: [{ quantity: 3, productVariant: { title: 'Legs' } }] },
    });
    const bare = await update({ parentProductVariantId: kit, removeAllProductVariantRelationships: true });
    expect(at(bare, 'parentProductVariants', 0)).toMatchObject({
      requiresComponents: false,
      productVariantComponents: { nodes: [] },
    });
  });
});

test('inputs about one variant come one after the other', async () => {
  const payload = await update(
    { ...create(kit, four()), priceInput: { calculation: 'FIXED', price: '5' } },
    create(kit, one()),
  );
  expect(payload).toMatchObject({
    parentProductVariants: [
      {
        id: kit,
        price: '5.00',
        productVariantComponents: {
          nodes: [{ productVariant: { title: 'Legs' } }, { productVariant: { title: 'Top' } }],
        },
      },
    ],
    userErrors: [],
  });
});

describe('components are refused', () => {
  const nobody = 'gid://shopify/ProductVariant/404';
  test.each<[string, () => object, object]>([
    [
      'of variants that do not exist',
      () => create(nobody, { id: 'gid://shopify/ProductVariant/405', quantity: 1 }),
      {
        message:
          'The product variants with ID(s) ["gid://shopify/ProductVariant/404", "gid://shopify/ProductVariant/405"] could not be found.',
        code: 'PRODUCT_VARIANTS_NOT_FOUND',
      },
    ],
    ['of nothing', () => ({ productVariantRelationshipsToCreate: [one()] }), { code: 'PARENT_REQUIRED' }],
    ['of itself', () => create(kit, { id: kit, quantity: 1 }), { code: 'CIRCULAR_REFERENCE' }],
    ['twice', () => create(kit, one(), one()), { code: 'DUPLICATE_PRODUCT_VARIANT_RELATIONSHIP' }],
    ['for nothing of them', () => create(kit, { id: top, quantity: 0 }), { code: 'INVALID_QUANTITY' }],
    [
      'that are none',
      () => ({ parentProductVariantId: kit, productVariantRelationshipsToRemove: [top] }),
      { code: 'PRODUCT_VARIANTS_NOT_COMPONENTS' },
    ],
    [
      'without the fixed price',
      () => ({ ...create(kit, one()), priceInput: { calculation: 'FIXED' } }),
      { code: 'UPDATE_PARENT_VARIANT_PRICE_REQUIRED' },
    ],
  ])('%s', async (_name, input, error) => {
    expect(await update(input())).toMatchObject({
      parentProductVariants: null,
      userErrors: [{ field: ['input'], ...error }],
    });
  });

  test('where they would be made of others themselves', async () => {
    await update(create(kit, one()));
    expect(at(await update(create(legs, { id: kit, quantity: 1 })), 'userErrors')).toMatchObject([
      { code: 'NESTED_PARENT_PRODUCT_VARIANT' },
    ]);
    expect(at(await update(create(top, four())), 'userErrors')).toMatchObject([
      { code: 'NESTED_PARENT_PRODUCT_VARIANT' },
    ]);
  });

  test('where one call would make them of others themselves', async () => {
    const payload = await update(create(kit, one()), create(top, four()));
    expect(payload).toMatchObject({
      parentProductVariants: null,
      userErrors: [{ code: 'NESTED_PARENT_PRODUCT_VARIANT' }],
    });
  });

  test('where there are too many of them', async () => {
    const payload = await update(create(kit, { id: top, quantity: 1_000_000_000 }));
    expect(at(payload, 'userErrors')).toEqual([
      {
        field: null,
        message: `Unable to create Parent product variant with ID ${kit}.`,
        code: 'FAILED_TO_CREATE',
      },
    ]);
  });
});
