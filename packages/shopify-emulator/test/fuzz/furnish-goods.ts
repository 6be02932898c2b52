import type { Make } from './maker.ts';

/** What further things are about. */
export interface Goods {
  readonly product: string;
  readonly variant: string;
  readonly item: string;
  readonly customer: string;
  readonly collection: string;
  readonly picture: string;
}

const productShape = 'product { id }';

export async function furnishGoods(make: Make): Promise<Goods> {
  const shirt = {
    title: 'Shirt',
    handle: 'shirt',
    tags: ['a', 'b'],
    category: 'gid://shopify/TaxonomyCategory/aa-1',
    productOptions: [{ name: 'Size', values: [{ name: 'Small' }, { name: 'Large' }] }],
  };
  const product = await make('productCreate', { product: shirt }, productShape);
  const variants = [
    { optionValues: [{ optionName: 'Size', name: 'Large' }], inventoryItem: { sku: 'SKU-1', tracked: true } },
  ];
  const variant = await make(
    'productVariantsBulkCreate',
    { productId: product, variants },
    'productVariants { id }',
  );
  const item = await make(
    'productVariantsBulkUpdate',
    { productId: product, variants: [{ id: variant, price: '20.00', barcode: '4006381333931' }] },
    'productVariants { inventoryItem { id } }',
  );
  const collection = await furnishCollections(make, product);
  const picture = await furnishMedia(make, product);
  const option = await make(
    'productChangeStatus',
    { productId: product, status: 'ACTIVE' },
    'product { options { id } }',
  );
  await furnishBundles(make, product, option);
  return { product, variant, item, collection, picture, customer: await furnishCustomer(make) };
}

async function furnishCollections(make: Make, product: string): Promise<string> {
  const input = { title: 'Chosen', handle: 'a-b', products: [product], sortOrder: 'MANUAL' };
  const chosen = await make('collectionCreate', { input });
  const rules = [{ column: 'TAG', relation: 'EQUALS', condition: 'a' }];
  const ruleSet = { appliedDisjunctively: false, rules };
  await make('collectionCreate', { input: { title: 'Tagged', ruleSet } });
  const productTag = { matchType: 'ANY', relation: 'TAGGED_WITH', values: ['a'] };
  const inclusion = { conditions: [{ productTag }], matchType: 'ANY' };
  const sources = [
    { source: { title: 'By tag', inclusion } },
    { subCollections: { title: 'Inner', collectionIds: [chosen] } },
  ];
  await make('collectionCreate', { collection: { title: 'From sources', sources } });
  const shared = { title: 'Shared', inclusion: { conditions: [{ productTag }], matchType: 'ANY' } };
  await make('collectionConditionsSourceCreate', { input: shared });
  return chosen;
}

async function furnishMedia(make: Make, productId: string): Promise<string> {
  const media = [
    { originalSource: 'https://example.com/320x200/front.png', mediaContentType: 'IMAGE', alt: 'Front' },
    { originalSource: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ', mediaContentType: 'EXTERNAL_VIDEO' },
  ];
  const picture = await make('productCreateMedia', { productId, media }, 'media { id }');
  await make('fileCreate', {
    files: [
      { originalSource: 'https://example.com/film.mp4', contentType: 'VIDEO' },
      { originalSource: 'https://example.com/chair.glb', contentType: 'MODEL_3D' },
      { originalSource: 'https://example.com/paper.pdf', contentType: 'FILE' },
    ],
  });
  return picture;
}

async function furnishBundles(make: Make, product: string, option: string): Promise<void> {
  const optionSelections = [{ componentOptionId: option, name: 'Size', values: ['Small', 'Large'] }];
  const components = [{ productId: product, quantity: 2, optionSelections }];
  await make('productBundleCreate', { input: { title: 'Two shirts', components } });
  const parent = { title: 'Shirts', combinedListingRole: 'PARENT' };
  const parentProductId = await make('productCreate', { product: parent }, productShape);
  const child = await make('productCreate', { product: { title: 'Red shirt' } }, productShape);
  const selectedParentOptionValues = [{ name: 'Color', value: 'Red' }];
  await make('combinedListingUpdate', {
    parentProductId,
    title: 'Shirts',
    productsAdded: [{ childProductId: child, selectedParentOptionValues }],
    optionsAndValues: [{ name: 'Color', values: ['Red'] }],
  });
}

async function furnishCustomer(make: Make): Promise<string> {
  const address = {
    address1: '1 Lane',
    city: 'Ottawa',
    countryCode: 'CA',
    provinceCode: 'ON',
    zip: 'K1A 0B1',
  };
  const customer = await make('customerCreate', {
    input: {
      email: 'ann@example.com',
      phone: '+16135550100',
      firstName: 'Ann',
      tags: ['a'],
      addresses: [address],
    },
  });
  const credit = { creditAmount: { amount: '12.50', currencyCode: 'CAD' } };
  await make(
    'storeCreditAccountCredit',
    { id: customer, creditInput: credit },
    'storeCreditAccountTransaction { account { id } }',
  );
  const debit = { debitAmount: { amount: '2.50', currencyCode: 'CAD' } };
  await make(
    'storeCreditAccountDebit',
    { id: customer, debitInput: debit },
    'storeCreditAccountTransaction { account { id } }',
  );
  return customer;
}
