import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../src/index.ts';
import { send, stillClock } from './plain-client.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ clock: stillClock(), plan: 'enterprise' });
});
afterAll(async () => emulator[Symbol.asyncDispose]());

/** The filters that shopify.dev lists for each search, apart from those whose names are made of others. */
const documented: readonly (readonly [string, string])[] = [
  ['bulkOperations(first: 1', 'created_at id operation_type status'],
  ['catalogs(first: 1', 'app_id company_id company_location_id id managed_country_id market_id status title'],
  [
    'collections(first: 1',
    `collection_type handle id product_id product_publication_status publishable_status published_at published_status
     title updated_at`,
  ],
  [
    'customers(first: 1',
    `accepts_marketing country customer_date email first_name id last_abandoned_order_date last_name order_date
     orders_count phone state tag tag_not total_spent updated_at`,
  ],
  ['customersCount(', 'created_at id updated_at'],
  [
    'files(first: 1',
    'created_at filename id ids media_type original_upload_size product_id status updated_at used_in',
  ],
  ['inventoryItems(first: 1', 'created_at id sku updated_at'],
  ['inventoryShipments(first: 1', 'barcode destination_id id status tracking_number'],
  [
    'inventoryTransfers(first: 1',
    'created_at destination_id id origin_id product_id product_variant_id source_id status tag tag_not',
  ],
  [
    'locations(first: 1',
    'active address1 address2 city country created_at geolocated id legacy location_id pickup_in_store province zip',
  ],
  [
    'markets(first: 1',
    'id market_condition_types market_type name status wildcard_company_location_with_country_code',
  ],
  [
    'metafieldDefinitions(first: 1, ownerType: PRODUCT',
    'created_at id key namespace owner_type type updated_at',
  ],
  [
    'productVariants(first: 1',
    `barcode collection delivery_profile_id exclude_composite exclude_variants_with_components gift_card id
     inventory_quantity location_id managed managed_by option1 option2 option3 product_id product_ids
     product_publication_status product_status product_type publishable_status published_status requires_components
     sku tag tag_not taxable title updated_at vendor`,
  ],
  [
    'products(first: 1',
    `barcode bundles category_id collection_id combined_listing_role created_at delivery_profile_id error_feedback
     gift_card handle has_only_composites has_only_default_variant has_variant_with_components id inventory_total
     is_price_reduced out_of_stock_somewhere price product_configuration_owner product_publication_status product_type
     publication_ids publishable_status published_at published_status sku status tag tag_not title tracks_inventory
     updated_at variant_id variant_title vendor`,
  ],
  ['sellingPlanGroups(first: 1', 'app_id category created_at delivery_frequency id percentage_off'],
  ['urlRedirects(first: 1', 'created_at id path target'],
];

const searchesOf = (names: string): readonly string[] => names.split(/\s+/).map((name) => `${name}:1`);

test.each(documented)('%s) knows its filters, and no other', async (field, names) => {
  const selection = field.includes('first') ? 'pageInfo { hasNextPage }' : 'count';
  const roots = [...searchesOf(names), 'no_such_filter:1'].map(
    (query, index) => `a${index}: ${field} query: "${query}") { ${selection} }`,
  );
  const headers = { 'Shopify-Search-Query-Debug': '1' };
  const { body } = await send(emulator, `{ ${roots.join(' ')} }`, { headers });
  expect(body).not.toHaveProperty('errors');
  const reports = JSON.stringify(body['extensions']).matchAll(
    /"field":"(\w+)","message":"Invalid search field/g,
  );
  expect([...reports].map(([, name]) => name)).toEqual(['no_such_filter']);
});
