import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, openCatalog, option, type Catalog } from './open-catalog.ts';
import { at, idAt } from './open-store.ts';

const setDocument = `mutation ($input: ProductSetInput!) { productSet(input: $input) { product { id } userErrors { message } } }`;

let shop: Catalog;
let tableId: string;
let barn: string;
const number = (gid: string): string => gid.slice(gid.lastIndexOf('/') + 1);

const variant = (values: Readonly<Record<string, string>>, more: object): object => ({
  optionValues: choose(values),
  ...more,
});

beforeAll(async () => {
  shop = await openCatalog();
  barn = idAt(
    await shop.get(
      'mutation { locationAdd(input: { name: "Barn", address: { countryCode: NO } }) { location { id } } }',
    ),
    'location',
  );
  const table = {
    title: 'Round Table',
    vendor: 'Holm',
    productType: 'Furniture',
    status: 'DRAFT',
    tags: ['sale'],
    productOptions: [option('Wood', 'Oak', 'Red Ash'), option('Size', 'S')],
    variants: [
      variant({ Wood: 'Oak', Size: 'S' }, { sku: 'T-OAK', barcode: '401', price: '90', taxable: false }),
      variant(
        { Wood: 'Red Ash', Size: 'S' },
        {
          sku: 't-ash',
          inventoryItem: { tracked: true },
          inventoryPolicy: 'CONTINUE',
          requiresComponents: true,
          inventoryQuantities: [{ locationId: barn, name: 'available', quantity: 5 }],
        },
      ),
    ],
  };
  tableId = idAt(await shop.get(setDocument, { input: table }), 'product');
  const giftCard = { title: 'Card', vendor: 'Lund', giftCard: true };
  await shop.get(setDocument, { input: giftCard });
});
afterAll(async () => shop[Symbol.asyncDispose]());

const search = async (query: string, others = ''): Promise<readonly unknown[]> => {
  const document = `query ($query: String) { productVariants(first: 9, query: $query ${others}) { nodes { title } } }`;
  const nodes = at(await shop.get(document, { query }), 'nodes') as readonly { readonly title: string }[];
  return nodes.map(({ title }) => title);
};

const [oak, ash, card] = ['Oak / S', 'Red Ash / S', 'Default Title'];

describe('variants are found', () => {
  test.each<[string, readonly string[]]>([
    ['sku:T-OAK', [oak]],
    ['sku:T-ASH', [ash]],
    ['sku:T-*', [oak, ash]],
    ['barcode:401', [oak]],
    ['title:ash', [ash]],
    ['option1:ash', [ash]],
    ['option1:"red ash"', [ash]],
    ['option2:S', [oak, ash]],
    ['option3:S', []],
    ['taxable:false', [oak, card]],
    ['requires_components:true', [ash]],
    ['exclude_composite:true', [oak, card]],
    ['exclude_variants_with_components:false', [oak, ash, card]],
    ['managed:true', [ash]],
    ['managed_by:shopify', [ash]],
    ['inventory_quantity:>=5', [ash]],
    ['vendor:Holm', [oak, ash]],
    ['vendor:Holm,Lund', [oak, ash, card]],
    ['product_type:furniture', [oak, ash]],
    ['product_status:DRAFT', [oak, ash]],
    ['product_status:ACTIVE,DRAFT', [oak, ash, card]],
    ['gift_card:true', [card]],
    ['tag:sale', [oak, ash]],
    ['tag_not:sale', [card]],
    ['published_status:unavailable', [oak, ash, card]],
    ['delivery_profile_id:1', []],
    ['collection:1', []],
    ['updated_at:>2020-01-01', [oak, ash, card]],
    ['round', [oak, ash]],
    ['sku:T-OAK OR gift_card:true', [oak, card]],
    ['colour:red', [oak, ash, card]],
  ])('by %s', async (query, titles) => {
    expect(await search(query)).toEqual(titles);
  });

  test('by the ids of things around them', async () => {
    const id = number(tableId);
    expect(await search(`product_id:${id}`)).toEqual([oak, ash]);
    expect(await search(`product_ids:1,${id}`)).toEqual([oak, ash]);
    expect(await search(`location_id:${number(barn)}`)).toEqual([ash]);
    const [first] = await shop.variantIds(tableId);
    expect(await search(`id:${number(first ?? '')}`)).toEqual([oak]);
  });
});

test.each([
  ['TITLE', [card, oak, ash]],
  ['FULL_TITLE', [card, oak, ash]],
  ['SKU', [card, ash, oak]],
  ['INVENTORY_QUANTITY', [oak, card, ash]],
  ['INVENTORY_MANAGEMENT', [oak, card, ash]],
  ['INVENTORY_POLICY', [ash, oak, card]],
  ['POSITION', [oak, card, ash]],
  ['POPULAR', [oak, ash, card]],
])('variants are sorted by %s', async (sortKey, titles) => {
  expect(await search('', `, sortKey: ${sortKey}`)).toEqual(titles);
});

test('variants are sorted by their stock at the location of the search', async () => {
  const query = `location_id:${number(barn)}`;
  expect(await search(query, ', sortKey: INVENTORY_LEVELS_AVAILABLE')).toEqual([ash]);
});

describe('the count of variants', () => {
  test('is that of all, whatever filter is asked for', async () => {
    const count = 'query ($query: String) { productVariantsCount(query: $query) { count precision } }';
    expect(await shop.get(count)).toEqual({ count: 3, precision: 'EXACT' });
    expect(await shop.get(count, { query: 'sku:T-OAK' })).toEqual({ count: 3, precision: 'EXACT' });
  });

  test('stops at the limit', async () => {
    expect(await shop.get('{ productVariantsCount(limit: 2) { count precision } }')).toEqual({
      count: 2,
      precision: 'AT_LEAST',
    });
  });
});

describe('a variant is looked up', () => {
  test('by its id', async () => {
    const [id] = await shop.variantIds(tableId);
    const document = `query ($id: ID!) { productVariantByIdentifier(identifier: { id: $id }) { id } }`;
    expect(await shop.get(document, { id })).toEqual({ id });
    expect(await shop.get(document, { id: 'gid://shopify/ProductVariant/404' })).toBe(null);
  });

  test('by its custom id, which needs a definition', async () => {
    const document = `{ productVariantByIdentifier(identifier: { customId: { namespace: "erp", key: "number", value: "7" } }) { title } }`;
    expect((await shop.ask(document)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await shop.get(
      `mutation { metafieldDefinitionCreate(definition: { ownerType: PRODUCTVARIANT, namespace: "erp", key: "number",
        name: "Number", type: "id" }) { userErrors { message } } }`,
    );
    expect(await shop.get(document)).toBe(null);
    const [id] = await shop.variantIds(tableId);
    await shop.get(
      `mutation ($id: ID!) { metafieldsSet(metafields: [{ ownerId: $id, namespace: "erp", key: "number", type: "id", value: "7" }]) {
        userErrors { message } } }`,
      { id },
    );
    expect(await shop.get(document)).toEqual({ title: oak });
  });
});

test('a variant tells all that is known of it', async () => {
  const fields = `title displayName sku barcode price compareAtPrice position taxable taxCode inventoryPolicy requiresComponents
    showUnitPrice unitPrice { amount } unitPriceMeasurement { measuredType } createdAt updatedAt product { title }
    selectedOptions { name value optionValue { name hasVariants } } deliveryProfile { id } translations(locale: "fr") { key }
    events(first: 1) { nodes { id } } productParents(first: 1) { nodes { id } } productVariantComponents(first: 1) { nodes { id } }
    presentmentPrices(first: 1) { nodes { price { amount currencyCode } compareAtPrice { amount } } }`;
  const [id] = await shop.variantIds(tableId);
  const moment = '2026-05-04T10:00:00Z';
  expect(await shop.get(`query ($id: ID!) { productVariant(id: $id) { ${fields} } }`, { id })).toEqual({
    title: oak,
    displayName: 'Round Table - Oak / S',
    sku: 'T-OAK',
    barcode: '401',
    price: '90.00',
    compareAtPrice: null,
    position: 1,
    taxable: false,
    taxCode: null,
    inventoryPolicy: 'DENY',
    requiresComponents: false,
    showUnitPrice: false,
    unitPrice: null,
    unitPriceMeasurement: null,
    createdAt: moment,
    updatedAt: moment,
    product: { title: 'Round Table' },
    selectedOptions: [
      { name: 'Wood', value: 'Oak', optionValue: { name: 'Oak', hasVariants: true } },
      { name: 'Size', value: 'S', optionValue: { name: 'S', hasVariants: true } },
    ],
    deliveryProfile: null,
    translations: [],
    events: { nodes: [] },
    productParents: { nodes: [] },
    productVariantComponents: { nodes: [] },
    presentmentPrices: {
      nodes: [{ price: { amount: '90.0', currencyCode: 'CAD' }, compareAtPrice: null }],
    },
  });
});

test('a product alone shows all of its variants at once, one of many no more than other lists', async () => {
  const alone = `query ($id: ID!) { product(id: $id) { variants(first: 2048) { nodes { position } } } }`;
  expect(await shop.get(alone, { id: tableId })).toEqual({
    variants: { nodes: [{ position: 1 }, { position: 2 }] },
  });
  const many = `{ products(first: 1) { nodes { variants(first: 251) { nodes { id } } } } }`;
  expect((await shop.ask(many)).errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
});
