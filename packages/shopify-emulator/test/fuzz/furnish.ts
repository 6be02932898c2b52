import { openStore, type LocalStore } from '../open-store.ts';
import { stillClock } from '../plain-client.ts';
import { furnishGoods, type Goods } from './furnish-goods.ts';
import { furnishStock } from './furnish-stock.ts';
import { furnishTrade } from './furnish-trade.ts';
import type { KnownThings } from './known-things.ts';
import { createMaker, type Make } from './maker.ts';

/** A shop with at least one thing of every kind that the local store builds; what was made is known afterwards. */
export async function openFurnished(known: KnownThings): Promise<LocalStore> {
  const seed = { customers: 4, products: 4, variants: 12 };
  const store = await openStore({ clock: stillClock(), plan: 'enterprise', seed });
  const make = createMaker(store, known);
  const goods = await furnishGoods(make);
  await furnishStock(make, goods);
  await furnishTrade(make, goods);
  await furnishData(make, goods);
  // Pictures become ready, and work that goes on after an answer gets done.
  store.emulator.control.clock.advance(60_000);
  await furnishWork(make, goods);
  store.emulator.control.clock.advance(60_000);
  known.noteIds(await store.get(breaksDocument));
  known.note('id', 'gid://shopify/TaxonomyValue/1');
  return store;
}

const breaksDocument = `{ priceLists(first: 5) { nodes { prices(first: 5, originType: FIXED) { nodes {
  quantityPriceBreaks(first: 1) { nodes { id } } } } } } }`;

async function furnishData(make: Make, { product, customer }: Goods): Promise<void> {
  const definition = await make('metaobjectDefinitionCreate', {
    definition: {
      type: 'lookbook',
      name: 'Lookbook',
      displayNameKey: 'title',
      capabilities: { publishable: { enabled: true }, translatable: { enabled: true } },
      fieldDefinitions: [
        { key: 'title', type: 'single_line_text_field', required: true },
        { key: 'product', type: 'product_reference' },
        { key: 'tints', type: 'list.color' },
      ],
    },
  });
  const fields = [
    { key: 'title', value: 'Spring' },
    { key: 'product', value: product },
    { key: 'tints', value: '["#aabbcc"]' },
  ];
  const entry = await make('metaobjectCreate', {
    metaobject: { type: 'lookbook', handle: 'spring', fields },
  });
  const define = (name: string, type: string, more: object = {}): Promise<string> =>
    make('metafieldDefinitionCreate', {
      definition: { name, namespace: 'custom', key: name.toLowerCase(), type, ownerType: 'PRODUCT', ...more },
    });
  await define('Book', 'metaobject_reference', {
    validations: [{ name: 'metaobject_definition_id', value: definition }],
  });
  const conditional = { smartCollectionCondition: { enabled: true } };
  const capabilities = { ...conditional, adminFilterable: { enabled: true } };
  await define('Size', 'number_integer', { pin: true, capabilities });
  const owned = (ownerId: string, key: string, type: string, value: string): object => ({
    ownerId,
    namespace: 'custom',
    key,
    type,
    value,
  });
  await make('metafieldsSet', {
    metafields: [
      owned(product, 'book', 'metaobject_reference', entry),
      owned(product, 'size', 'number_integer', '7'),
      owned(customer, 'tier', 'single_line_text_field', 'gold'),
    ],
  });
  await make('standardMetaobjectDefinitionEnable', { type: 'shopify--color-pattern' });
  await furnishLinked(make);
}

/** A product with an option whose values are entries. */
async function furnishLinked(make: Make): Promise<void> {
  const fieldDefinitions = [{ key: 'label', type: 'single_line_text_field' }];
  const colors = { type: 'color', name: 'Color', displayNameKey: 'label', fieldDefinitions };
  const definition = await make('metaobjectDefinitionCreate', { definition: colors });
  const red = await make('metaobjectCreate', { metaobject: { type: 'color', values: { label: 'Red' } } });
  await make('metaobjectCreate', { metaobject: { type: 'color', values: { label: 'Blue' } } });
  const validations = [{ name: 'metaobject_definition_id', value: definition }];
  const list = {
    namespace: 'custom',
    key: 'colors',
    type: 'list.metaobject_reference',
    ownerType: 'PRODUCT',
  };
  await make('metafieldDefinitionCreate', { definition: { name: 'Colors', validations, ...list } });
  const linkedMetafield = { namespace: 'custom', key: 'colors', values: [red] };
  await make('productCreate', {
    product: { title: 'Linked', productOptions: [{ name: 'Color', linkedMetafield }] },
  });
}

async function furnishWork(make: Make, { product, variant, picture, collection }: Goods): Promise<void> {
  const variantMedia = [{ variantId: variant, mediaIds: [picture] }];
  await make('productVariantAppendMedia', { productId: product, variantMedia });
  await make('productUpdate', { product: { id: product, handle: 'new-shirt', redirectNewHandle: true } });
  await make('savedSearchCreate', { input: { resourceType: 'PRODUCT', name: 'Shirts', query: 'tag:a' } });
  await make('bulkOperationRunQuery', { query: '{ products { edges { node { id title } } } }' });
  const operation = (name: string): string => `${name} { id }`;
  const copy = { productId: product, newTitle: 'Copy', synchronous: false };
  await make('productDuplicate', copy, operation('productDuplicateOperation'));
  const id = await make('productCreate', { product: { title: 'Doomed' } });
  await make('productDelete', { input: { id }, synchronous: false }, operation('productDeleteOperation'));
  const set = { input: { title: 'Set' }, synchronous: false };
  await make('productSet', set, operation('productSetOperation'));
  const added = {
    id: collection,
    productIds: [await make('productCreate', { product: { title: 'Added' } })],
  };
  await make('collectionAddProductsV2', added, operation('job'));
}
