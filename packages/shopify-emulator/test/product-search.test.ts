import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

let store: LocalStore;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => store[Symbol.asyncDispose]());

const create = async (product: object): Promise<string> =>
  idAt(
    await store.get(
      `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`,
      { product },
    ),
    'product',
  );

const found = async (query: string, more = ''): Promise<unknown> => {
  const page = await store.get(
    `query ($query: String) { products(first: 20, query: $query ${more}) { nodes { title } } }`,
    { query },
  );
  return (at(page, 'nodes') as readonly { readonly title: string }[]).map(({ title }) => title);
};

const update = (productId: string, variant: object): Promise<unknown> =>
  store.get(
    `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
      productVariantsBulkUpdate(productId: $productId, variants: $variants) { userErrors { field message } } }`,
    { productId, variants: [variant] },
  );

const variantOf = async (id: string): Promise<string> =>
  String(
    at(
      await store.get(`query ($id: ID!) { product(id: $id) { variants(first: 1) { nodes { id } } } }`, {
        id,
      }),
      'variants',
      'nodes',
      0,
      'id',
    ),
  );

describe('products are found', () => {
  let oak: string;
  beforeAll(async () => {
    store.emulator.control.reset();
    oak = await create({
      title: 'Oak Table',
      vendor: 'Carpenter',
      productType: 'Table',
      tags: ['Wood', 'heavy duty'],
      category: 'gid://shopify/TaxonomyCategory/fr',
    });
    store.emulator.control.clock.advance(86_400_000);
    const elm = await create({
      title: 'Elm Chair',
      vendor: 'Joiner & Sons',
      productType: 'Chair',
      status: 'DRAFT',
    });
    await create({ title: 'Gift Card', vendor: 'Carpenter', giftCard: true, status: 'ARCHIVED' });
    await update(oak, {
      id: await variantOf(oak),
      price: '120.50',
      compareAtPrice: '150',
      barcode: '4006381333931',
      inventoryItem: { sku: 'OAK-1', tracked: true },
    });
    await update(elm, { id: await variantOf(elm), price: '45' });
  });

  test.each([
    ['', ['Oak Table', 'Elm Chair', 'Gift Card']],
    ['table', ['Oak Table']],
    ['OAK-1', ['Oak Table']],
    ['title:elm', ['Elm Chair']],
    ['handle:oak-table,gift-card', ['Oak Table', 'Gift Card']],
    ['vendor:carpenter', ['Oak Table', 'Gift Card']],
    ["vendor:'Joiner & Sons'", ['Elm Chair']],
    ['product_type:table,chair', ['Oak Table', 'Elm Chair']],
    ['status:active,draft', ['Oak Table', 'Elm Chair']],
    ['tag:wood', ['Oak Table']],
    ['tag_not:wood', ['Elm Chair', 'Gift Card']],
    ['tag:*', ['Oak Table']],
    ['-tag:* -gift_card:true', ['Elm Chair']],
    ['category_id:fr', ['Oak Table']],
    ['combined_listing_role:no_role gift_card:false', ['Oak Table', 'Elm Chair']],
    ['has_only_default_variant:false', []],
    ['sku:oak-1', ['Oak Table']],
    ['sku:OAK*', ['Oak Table']],
    ['sku:oak-1 OR handle:elm-chair', ['Oak Table', 'Elm Chair']],
    ['id:gid', ['Oak Table', 'Elm Chair', 'Gift Card']],
    ['id:7 tag:wood', []],
    ['barcode:4006381333931', ['Oak Table']],
    ['price:120.5', ['Oak Table']],
    ['price:<100', ['Elm Chair', 'Gift Card']],
    ['is_price_reduced:true', ['Oak Table']],
    ['tracks_inventory:true', ['Oak Table']],
    ['out_of_stock_somewhere:true', ['Oak Table']],
    ['inventory_total:0', ['Oak Table', 'Elm Chair', 'Gift Card']],
    ["variant_title:'Default Title'", ['Oak Table', 'Elm Chair', 'Gift Card']],
    ['created_at:2026-05-04', ['Oak Table']],
    ['created_at:<now', ['Oak Table']],
    ['created_at:>2026-05-04', ['Elm Chair', 'Gift Card']],
    ['published_status:unavailable', ['Oak Table', 'Elm Chair', 'Gift Card']],
    ['published_status:published', []],
    ['published_at:*', []],
    ['delivery_profile_id:7', []],
    ['vendor:nobody OR vendor:carpenter gift_card:true', ['Gift Card']],
  ])('by %s', async (query, titles) => {
    expect(await found(query)).toEqual(titles);
  });

  test('by the ids of themselves and of their variants', async () => {
    const number = oak.slice(oak.lastIndexOf('/') + 1);
    const variant = await variantOf(oak);
    expect(await found(`id:${number}`)).toEqual(['Oak Table']);
    expect(await found(`id:>${number}`)).toEqual(['Elm Chair', 'Gift Card']);
    expect(await found(`variant_id:${variant.slice(variant.lastIndexOf('/') + 1)}`)).toEqual(['Oak Table']);
  });

  test.each([
    ['TITLE', ['Elm Chair', 'Gift Card', 'Oak Table']],
    ['VENDOR', ['Oak Table', 'Gift Card', 'Elm Chair']],
    ['PRODUCT_TYPE', ['Gift Card', 'Elm Chair', 'Oak Table']],
    ['CREATED_AT', ['Oak Table', 'Elm Chair', 'Gift Card']],
    ['ID', ['Oak Table', 'Elm Chair', 'Gift Card']],
  ])('in the order of %s', async (sortKey, titles) => {
    expect(await found('', `sortKey: ${sortKey}`)).toEqual(titles);
    expect(await found('', `sortKey: ${sortKey}, reverse: true`)).toEqual(titles.toReversed());
  });

  test.each([
    ['', { count: 3, precision: 'EXACT' }],
    ['limit: 2', { count: 2, precision: 'AT_LEAST' }],
    ['limit: 3', { count: 3, precision: 'EXACT' }],
    ['query: "gift_card:true"', { count: 1, precision: 'EXACT' }],
  ])('and counted: %s', async (args, count) => {
    const document = `{ productsCount${args === '' ? '' : `(${args})`} { count precision } }`;
    expect(await store.get(document)).toEqual(count);
  });

  test.each([
    ['productVendors', ['Carpenter', 'Joiner & Sons']],
    ['productTypes', ['Chair', 'Table']],
    ['productTags', ['heavy duty', 'Wood']],
  ])('%s lists each once', async (field, nodes) => {
    const list = { nodes, edges: nodes.map((node) => ({ node })) };
    expect(await store.get(`{ ${field}(first: 1000) { nodes edges { node } } }`)).toEqual(list);
    expect(await store.get(`{ shop { ${field}(first: 1000) { nodes edges { node } } } }`)).toEqual({
      [field]: list,
    });
  });
});

describe('what is published', () => {
  beforeEach(() => store.emulator.control.reset());

  test('is found by channel, and by the time since when', async () => {
    const id = await create({ title: 'Oak Table' });
    await create({ title: 'Elm Chair' });
    const publications = await store.get('{ publications(first: 1) { nodes { id } } }');
    const publicationId = String(at(publications, 'nodes', 0, 'id'));
    await store.get(
      `mutation ($id: ID!, $input: [PublicationInput!]!) {
        publishablePublish(id: $id, input: $input) { userErrors { message } } }`,
      { id, input: [{ publicationId }] },
    );
    const number = publicationId.slice(publicationId.lastIndexOf('/') + 1);
    expect(await found('published_status:published')).toEqual(['Oak Table']);
    expect(await found('published_status:unpublished')).toEqual(['Elm Chair']);
    expect(await found('published_status:online-store-visible')).toEqual(['Oak Table']);
    expect(await found('published_status:online-store-hidden')).toEqual(['Elm Chair']);
    expect(await found('published_status:online_store_channel')).toEqual(['Oak Table']);
    expect(await found('published_status:unavailable')).toEqual(['Elm Chair']);
    expect(await found(`publication_ids:${number}`)).toEqual(['Oak Table']);
    expect(await found('published_at:2026-05-04')).toEqual(['Oak Table']);
    expect(await found('', 'sortKey: PUBLISHED_AT')).toEqual(['Elm Chair', 'Oak Table']);
  });
});
