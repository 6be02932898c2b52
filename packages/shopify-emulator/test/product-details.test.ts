import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const createDocument = `mutation ($product: ProductCreateInput!, $media: [CreateMediaInput!]) {
  productCreate(product: $product, media: $media) { product { id } userErrors { field message } } }`;
const create = async (product: object): Promise<string> =>
  idAt(await store.get(createDocument, { product }), 'product');
const read = (id: string, fields: string): Promise<unknown> =>
  store.get(`query ($id: ID!) { product(id: $id) { ${fields} } }`, { id });

describe('a product shows', () => {
  test('what it has, and nothing where it has nothing', async () => {
    const id = await create({ title: 'Oak Table' });
    const number = id.slice(id.lastIndexOf('/') + 1);
    const fields = `legacyResourceId storefrontId descriptionHtml bodyHtml description productType customProductType
      templateSuffix giftCardTemplateSuffix isGiftCard giftCardSettings { issuanceCurrency } tags seo { title description }
      category { id } productCategory { productTaxonomyNode { name } } requiresSellingPlan combinedListingRole
      combinedListing { parentProduct { id } } totalVariants totalInventory tracksInventory hasOutOfStockVariants
      hasVariantsThatRequiresComponents onlineStoreUrl events(first: 1) { nodes { id } } createdAt updatedAt
      translations(locale: "fr") { value } feedback { summary }`;
    expect(await read(id, fields)).toEqual({
      legacyResourceId: number,
      storefrontId: id,
      descriptionHtml: '',
      bodyHtml: '',
      description: '',
      productType: '',
      customProductType: null,
      templateSuffix: null,
      giftCardTemplateSuffix: null,
      isGiftCard: false,
      giftCardSettings: null,
      tags: [],
      seo: { title: null, description: null },
      category: null,
      productCategory: null,
      requiresSellingPlan: false,
      combinedListingRole: null,
      combinedListing: null,
      totalVariants: 1,
      totalInventory: 0,
      tracksInventory: false,
      hasOutOfStockVariants: false,
      hasVariantsThatRequiresComponents: false,
      onlineStoreUrl: null,
      events: { nodes: [] },
      createdAt: '2026-05-04T10:00:00Z',
      updatedAt: '2026-05-04T10:00:00Z',
      translations: [],
      feedback: null,
    });
  });

  test('its description as it was written, and as text', async () => {
    const descriptionHtml =
      '<p>Solid <b>oak</b>, &pound; free.</p>\n<script>alert(1)</script><p>Made in a shed.</p>';
    const id = await create({ title: 'Oak Table', descriptionHtml });
    const fields = 'descriptionHtml description short: description(truncateAt: 12)';
    expect(await read(id, fields)).toEqual({
      descriptionHtml,
      description: 'Solid oak, &pound; free. Made in a shed.',
      short: 'Solid oak...',
    });
  });

  test('the prices of its variants, the old range in cents', async () => {
    const id = await create({
      title: 'Oak Table',
      productOptions: [{ name: 'Size', values: [{ name: 'S' }] }],
    });
    const variants = [
      { optionValues: [{ optionName: 'Size', name: 'M' }], price: '9.99', compareAtPrice: '12.50' },
      { optionValues: [{ optionName: 'Size', name: 'L' }], price: '100' },
    ];
    await store.get(
      `mutation ($id: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkCreate(productId: $id, variants: $variants) { userErrors { message } } }`,
      { id, variants },
    );
    const range = (name: string): string =>
      `${name} { minVariantPrice { amount } maxVariantPrice { amount } }`;
    const fields = `${range('priceRangeV2')} ${range('priceRange')} variantsCount { count }
      compareAtPriceRange { minVariantCompareAtPrice { amount currencyCode } maxVariantCompareAtPrice { amount } }`;
    expect(await read(id, fields)).toEqual({
      priceRangeV2: { minVariantPrice: { amount: '0.0' }, maxVariantPrice: { amount: '100.0' } },
      priceRange: { minVariantPrice: { amount: '0.0' }, maxVariantPrice: { amount: '10000.0' } },
      variantsCount: { count: 3 },
      compareAtPriceRange: {
        minVariantCompareAtPrice: { amount: '12.5', currencyCode: 'CAD' },
        maxVariantCompareAtPrice: { amount: '12.5' },
      },
    });
  });

  test('its place in the taxonomy', async () => {
    const category = 'gid://shopify/TaxonomyCategory/aa-1-1';
    const id = await create({ title: 'Shorts', category });
    const fields = `category { id name fullName level isRoot parentId ancestorIds }
      productCategory { productTaxonomyNode { name fullName isRoot } }`;
    expect(await read(id, fields)).toEqual({
      category: {
        id: category,
        name: 'Activewear',
        fullName: 'Apparel & Accessories > Clothing > Activewear',
        level: 3,
        isRoot: false,
        parentId: 'gid://shopify/TaxonomyCategory/aa-1',
        ancestorIds: ['gid://shopify/TaxonomyCategory/aa-1', 'gid://shopify/TaxonomyCategory/aa'],
      },
      productCategory: {
        productTaxonomyNode: {
          name: 'Activewear',
          fullName: 'Apparel & Accessories > Clothing > Activewear',
          isRoot: false,
        },
      },
    });
  });
});

describe('a new product', () => {
  test('takes the first value of each option for its variant', async () => {
    const productOptions = [
      { name: 'Color', values: [{ name: 'Red' }, { name: 'Blue' }] },
      { name: 'Size', values: [{ name: 'S' }] },
    ];
    const id = await create({ title: 'Shirt', productOptions });
    const fields = 'hasOnlyDefaultVariant options { name values } variants(first: 5) { nodes { title } }';
    expect(await read(id, fields)).toEqual({
      hasOnlyDefaultVariant: false,
      options: [
        { name: 'Color', values: ['Red'] },
        { name: 'Size', values: ['S'] },
      ],
      variants: { nodes: [{ title: 'Red / S' }] },
    });
  });

  test('that is a gift card is neither taxed nor sent', async () => {
    const id = await create({ title: 'Gift Card', giftCard: true, giftCardTemplateSuffix: 'party' });
    const fields = `isGiftCard giftCardTemplateSuffix giftCardSettings { crossCurrencyRedeemable issuanceCurrency }
      variants(first: 1) { nodes { taxable inventoryItem { requiresShipping } } }`;
    expect(await read(id, fields)).toEqual({
      isGiftCard: true,
      giftCardTemplateSuffix: 'party',
      giftCardSettings: { crossCurrencyRedeemable: false, issuanceCurrency: null },
      variants: { nodes: [{ taxable: false, inventoryItem: { requiresShipping: false } }] },
    });
  });

  test('keeps its metafields, and refuses bad ones', async () => {
    const metafield = { namespace: 'custom', key: 'wood', type: 'single_line_text_field', value: 'oak' };
    const id = await create({ title: 'Oak Table', metafields: [metafield] });
    expect(await read(id, 'metafield(namespace: "custom", key: "wood") { value ownerType }')).toEqual({
      metafield: { value: 'oak', ownerType: 'PRODUCT' },
    });
    const product = { title: 'Elm Table', metafields: [{ ...metafield, type: 'boolean' }] };
    expect(await store.get(createDocument, { product })).toMatchObject({
      product: null,
      userErrors: [{ field: ['metafields', '0', 'value'] }],
    });
  });

  test('takes media, and refuses what has no address', async () => {
    const media = [{ mediaContentType: 'IMAGE', originalSource: 'https://cdn.example/oak.jpg', alt: 'Oak' }];
    const created = await store.get(createDocument, { product: { title: 'Oak Table' }, media });
    expect(await read(idAt(created, 'product'), 'media(first: 5) { nodes { alt } }')).toEqual({
      media: { nodes: [{ alt: 'Oak' }] },
    });
    const bad = [{ mediaContentType: 'IMAGE', originalSource: 'oak.jpg' }];
    expect(await store.get(createDocument, { product: { title: 'Elm Table' }, media: bad })).toEqual({
      product: null,
      userErrors: [{ field: ['media', '0', 'originalSource'], message: 'Image URL is invalid' }],
    });
  });
});

test('what search engines show is kept as metafields, part by part', async () => {
  const update = (product: object): Promise<unknown> =>
    store.get(
      `mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }`,
      { product },
    );
  const fields = 'seo { title description } metafields(first: 3) { nodes { namespace key value } }';
  const id = await create({ title: 'Oak Table', seo: { title: 'Tables', description: 'Of oak' } });
  const [title, description] = [
    { namespace: 'global', key: 'title_tag', value: 'Tables' },
    { namespace: 'global', key: 'description_tag', value: 'Of oak' },
  ];
  expect(await read(id, fields)).toEqual({
    seo: { title: 'Tables', description: 'Of oak' },
    metafields: { nodes: [title, description] },
  });
  await update({ id, seo: { title: ' ' } });
  expect(await read(id, fields)).toEqual({
    seo: { title: null, description: 'Of oak' },
    metafields: { nodes: [description] },
  });
  await update({ id, metafields: [{ ...title, type: 'single_line_text_field' }] });
  expect(await read(id, 'seo { title }')).toEqual({ seo: { title: 'Tables' } });
});

test('tags are added and removed beside those that are there', async () => {
  const id = await create({ title: 'Oak Table', tags: ['wood'] });
  const change = (field: string, tags: readonly string[]): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $tags: [String!]!) {
        ${field}(id: $id, tags: $tags) { node { ... on Product { tags } } userErrors { field message } } }`,
      { id, tags },
    );
  expect(await change('tagsAdd', ['Heavy', 'WOOD'])).toEqual({
    node: { tags: ['Heavy', 'wood'] },
    userErrors: [],
  });
  expect(await change('tagsRemove', ['wood'])).toEqual({ node: { tags: ['Heavy'] }, userErrors: [] });
});

test('what can only be bought with a plan leaves all channels but the online store', async () => {
  const online = at(await store.get('{ publications(first: 1) { nodes { id } } }'), 'nodes', 0, 'id');
  const created = await store.get(`mutation {
    publicationCreate(input: { autoPublish: true }) { publication { id } userErrors { message } } }`);
  const other = idAt(created, 'publication');
  const id = await create({ title: 'Coffee' });
  await store.get(
    `mutation ($id: ID!, $input: [PublicationInput!]!) {
      publishablePublish(id: $id, input: $input) { userErrors { message } } }`,
    { id, input: [{ publicationId: online }] },
  );
  const places = `onlineStoreUrl publishedOnPublication(publicationId: "${other}")`;
  const onlineStoreUrl = 'https://backstock-demo.myshopify.com/products/coffee';
  expect(await read(id, places)).toEqual({ onlineStoreUrl, publishedOnPublication: true });
  await store.get(
    `mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }`,
    { product: { id, requiresSellingPlan: true } },
  );
  expect(await read(id, places)).toEqual({ onlineStoreUrl, publishedOnPublication: false });
});

test('the taxonomy can be walked where it is known', async () => {
  const walk = (args: string): Promise<unknown> =>
    store.get(`{ taxonomy { categories(first: 3, ${args}) { nodes { name isLeaf } } } }`);
  expect(await walk('childrenOf: "gid://shopify/TaxonomyCategory/ap"')).toEqual({
    categories: {
      nodes: [
        { name: 'Live Animals', isLeaf: true },
        { name: 'Pet Supplies', isLeaf: false },
      ],
    },
  });
  const unknown = `{ taxonomy { categories(first: 3, childrenOf: "gid://shopify/TaxonomyCategory/sg") { nodes { id } } } }`;
  expect(await store.ask(unknown)).toMatchObject({ errors: [{ extensions: { code: 'NOT_IMPLEMENTED' } }] });
});

test('the view shows products with their variants and stock', async () => {
  const metafields = [{ namespace: 'custom', key: 'wood', type: 'single_line_text_field', value: 'oak' }];
  const id = await create({ title: 'Oak Table', tags: ['wood'], metafields });
  const { products } = store.emulator.control.view();
  expect(JSON.parse(JSON.stringify(products))).toEqual([
    {
      id,
      createdAt: '2026-05-04T10:00:00Z',
      updatedAt: '2026-05-04T10:00:00Z',
      title: 'Oak Table',
      handle: 'oak-table',
      vendor: 'Backstock Demo',
      status: 'ACTIVE',
      tags: ['wood'],
      options: [{ name: 'Title', values: ['Default Title'] }],
      mediaCount: 0,
      metafields: { 'custom.wood': { type: 'single_line_text_field', value: 'oak' } },
      variants: [
        {
          id: expect.stringMatching(/ProductVariant/),
          createdAt: '2026-05-04T10:00:00Z',
          updatedAt: '2026-05-04T10:00:00Z',
          price: '0.00',
          selectedOptions: { Title: 'Default Title' },
          mediaCount: 0,
          metafields: {},
          inventoryItem: {
            id: expect.stringMatching(/InventoryItem/),
            tracked: false,
            requiresShipping: true,
            available: expect.any(Object),
          },
        },
      ],
    },
  ]);
});
