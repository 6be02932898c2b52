import { startEmulator, type Emulator, type SeedOrder, type SeedProgress } from '../src/index.ts';
import { expect, test } from 'vitest';
import { control, send, stillClock } from './plain-client.ts';

async function seeded(order: SeedOrder): Promise<Emulator> {
  const emulator = await startEmulator({ clock: stillClock(), plan: 'enterprise' });
  await emulator.control.seed(order);
  return emulator;
}

const linesOf = (emulator: Emulator) => [...emulator.control.dump()].join('');

async function ask(emulator: Emulator, query: string, variables = {}) {
  const answer = JSON.parse(JSON.stringify(await emulator.control.write(query, variables)));
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

test('the same seed makes the same shop, another seed another', async () => {
  await using first = await seeded({ customers: 40, products: 10, seed: 7 });
  await using again = await seeded({ customers: 40, products: 10, seed: 7 });
  await using other = await seeded({ customers: 40, products: 10, seed: 8 });
  expect(linesOf(again)).toBe(linesOf(first));
  expect(linesOf(other)).not.toBe(linesOf(first));
});

test.each([
  [{}, [100, 30, 150]],
  [{ customers: 7 }, [7, 0, 0]],
  [{ products: 9 }, [0, 9, 45]],
  [{ products: 3, variants: 500 }, [0, 3, 500]],
  [{ variants: 101 }, [0, 21, 101]],
])('%j makes exactly so many things', async (order, counts) => {
  await using emulator = await seeded(order);
  const view = emulator.control.view();
  const sizes = ['customers', 'products', 'variants'].map((kind) => {
    const rows = view[kind] ?? [];
    return Array.isArray(rows) ? rows.length : null;
  });
  expect(sizes).toEqual(counts);
});

test('customers are such as the store itself would take', async () => {
  await using emulator = await seeded({ customers: 60 });
  const read = `{ customers(first: 60) { nodes {
    id email phone firstName lastName note locale tags taxExempt
    addresses { firstName lastName address1 city zip countryCode: countryCodeV2 provinceCode }
  } } }`;
  const { nodes } = (await ask(emulator, read)).customers;
  const write = `mutation ($id: ID!, $input: CustomerSetInput!) {
    customerSet(identifier: { id: $id }, input: $input) { userErrors { field message } }
  }`;
  for (const { id, ...input } of nodes) {
    const data = await ask(emulator, write, { id, input });
    expect({ id, errors: data.customerSet.userErrors }).toEqual({ id, errors: [] });
  }
  expect((await ask(emulator, read)).customers.nodes).toEqual(nodes);
});

test('customers differ as people do', async () => {
  await using emulator = await seeded({ customers: 200 });
  const { nodes } = (
    await ask(
      emulator,
      `{ customers(first: 200) { nodes {
        email phone tags createdAt addresses { id } emailMarketingConsent { marketingState }
        erpId: metafield(namespace: "custom", key: "erp_id") { type value }
      } } }`,
    )
  ).customers;
  const share = (holds: (customer: (typeof nodes)[number]) => boolean) =>
    nodes.filter(holds).length / nodes.length;
  expect(new Set(nodes.map((node: { readonly email: string }) => node.email)).size).toBe(200);
  const shares = [
    share(({ phone }) => phone !== null),
    share(({ tags }) => tags.length > 0),
    share(({ addresses }) => addresses.length > 0),
    share(({ emailMarketingConsent }) => emailMarketingConsent.marketingState === 'SUBSCRIBED'),
    share(({ erpId }) => erpId?.type === 'id'),
    share(({ createdAt }) => createdAt < '2025'),
  ];
  for (const each of shares) expect(each > 0.05 && each < 0.95).toBe(true);
});

test('products have variants, stock, pictures and keys that can be looked up', async () => {
  await using emulator = await seeded({ products: 40, variants: 300 });
  const read = `{ products(first: 40) { nodes {
    title handle vendor productType status options { name optionValues { name } } media(first: 1) { nodes { status } }
    variants(first: 100) { nodes {
      title sku barcode price selectedOptions { name value } inventoryQuantity inventoryItem { tracked sku unitCost { amount } }
    } }
    key: metafield(namespace: "custom", key: "erp_id") { value }
  } } }`;
  const { nodes } = (await ask(emulator, read)).products;
  const variants = nodes.flatMap((node: { variants: { nodes: object[] } }) => node.variants.nodes);
  const distinct = (name: string) =>
    new Set(variants.map((variant: object) => Reflect.get(variant, name))).size;
  expect([distinct('sku'), distinct('barcode')]).toEqual([300, 300]);
  for (const variant of variants) {
    expect(variant).toMatchObject({
      sku: variant.inventoryItem.sku,
      price: expect.stringMatching(/^\d+\.\d\d$/),
      barcode: expect.stringMatching(/^2\d{12}$/),
      inventoryItem: { tracked: true },
    });
  }
  const key = nodes.find((node: { key: unknown }) => node.key !== null);
  const byKey = `query ($value: String!) { productByIdentifier(identifier: { customId: { namespace: "custom", key: "erp_id", value: $value } }) { handle } }`;
  expect((await ask(emulator, byKey, { value: key.key.value })).productByIdentifier).toEqual({
    handle: key.handle,
  });
});

test('a second seed adds to the first, without clashes', async () => {
  await using emulator = await seeded({ customers: 50, products: 5 });
  await emulator.control.seed({ customers: 50, products: 5, seed: 2 });
  const data = await ask(
    emulator,
    '{ customers(first: 100) { nodes { email phone } } products(first: 10) { nodes { handle } } }',
  );
  const distinct = (list: readonly (string | null)[]) => new Set(list).size;
  expect(distinct(data.customers.nodes.map((node: { email: string }) => node.email))).toBe(100);
  const phones = data.customers.nodes.flatMap((node: { phone: string | null }) => node.phone ?? []);
  expect(distinct(phones)).toBe(phones.length);
  expect(distinct(data.products.nodes.map((node: { handle: string }) => node.handle))).toBe(10);
});

test('a seed tells how far it is, and lets calls in between', async () => {
  await using emulator = await startEmulator({ clock: stillClock() });
  const told: SeedProgress[] = [];
  const seeding = emulator.control.seed({ customers: 3_000 }, (progress) => told.push(progress));
  const reply = await send(emulator, '{ customersCount(limit: null) { count } }');
  expect(emulator.control.seeding()).toMatchObject({ wanted: 3_000 });
  await seeding;
  const { count } = JSON.parse(JSON.stringify(reply.body)).data.customersCount;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(3_000);
  expect([told.at(0)?.made, told.at(-1)]).toEqual([200, { made: 3_000, wanted: 3_000 }]);
  expect(emulator.control.seeding()).toBeNull();
});

test('seeds go over HTTP too', async () => {
  await using emulator = await startEmulator({ clock: stillClock() });
  expect((await control(emulator, 'GET seed')).body).toEqual({ running: null });
  expect((await control(emulator, 'POST seed', { customers: 5, products: 1 })).status).toBe(200);
  expect((await control(emulator, 'POST seed', { customers: 'many' })).body).toEqual({
    error: 'customers must be a number.',
  });
});

test('products lie in collections, by hand and by rule, and know their designers', async () => {
  await using emulator = await seeded({ products: 60 });
  await emulator.control.seed({ products: 5, seed: 2 });
  const data = await ask(
    emulator,
    `{ collections(first: 10) { nodes { title products(first: 250) { nodes { tags } } } }
       products(first: 250) { nodes { designer: metafield(namespace: "custom", key: "designer") { reference { ... on Metaobject { displayName } } } } } }`,
  );
  const sizes = data.collections.nodes.map((node: { title: string; products: { nodes: object[] } }) => [
    node.title,
    node.products.nodes.length,
  ]);
  expect(sizes.map(([title]: [string]) => title)).toEqual([
    'Clothing',
    'Shoes',
    'Home',
    'Accessories',
    'Sale',
  ]);
  const byHand = sizes.slice(0, 4).reduce((sum: number, [, size]: [string, number]) => sum + size, 0);
  expect(byHand).toBe(65);
  const sale = data.collections.nodes[4].products.nodes;
  expect(sale.length).toBeGreaterThan(0);
  for (const { tags } of sale) expect(tags).toContain('sale');
  const names = data.products.nodes.flatMap(
    (node: { designer: { reference: { displayName: string } } | null }) =>
      node.designer?.reference.displayName ?? [],
  );
  expect(names.length).toBeGreaterThan(8);
  expect(new Set(names).size).toBeGreaterThan(1);
});
