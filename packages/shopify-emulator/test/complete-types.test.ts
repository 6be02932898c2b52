import { startEmulator, type Emulator } from '../src/index.ts';
import { publishedSchema } from '../src/schema/published-schema.ts';
import { expect, test } from 'vitest';
import { control, stillClock } from './plain-client.ts';
import { isObject, wholeSelection } from './whole-selections.ts';

/**
 * Fields that are not built although their types are. This list may only shrink: whoever builds one of them takes it out,
 * and nothing new comes in.
 */
const notBuilt = [
  'App.banner',
  'App.developerType',
  'App.developerUrl',
  'App.icon',
  'App.previouslyInstalled',
  'App.pricingDetailsSummary',
  'App.publicCategory',
  'App.uninstallMessage',
  'App.webhookApiVersion',
  'Customer.image',
  'Customer.unsubscribeUrl',
  'Shop.accountOwner',
  'Shop.analyticsToken',
  'Shop.availableChannelApps',
  'Shop.checkoutApiSupported',
  'Shop.countriesInShippingZones',
  'Shop.createdAt',
  'Shop.customerAccounts',
  'Shop.customerAccountsV2',
  'Shop.entitlements',
  'Shop.features',
  'Shop.fulfillmentServices',
  'Shop.merchantApprovalSignals',
  'Shop.navigationSettings',
  'Shop.richTextEditorUrl',
  'Shop.search',
  'Shop.searchFilters',
  'Shop.shipsToCountries',
  'Shop.shopOwnerName',
  'Shop.staffMembers',
  'Shop.updatedAt',
];

interface Thing {
  readonly __typename: string;
  readonly id: string;
}

async function thingsOf(emulator: Emulator): Promise<readonly Thing[]> {
  const things: Thing[] = [];
  const { list } = JSON.parse(JSON.stringify((await control(emulator, 'GET kinds')).body));
  for (const { key } of list) {
    const page = await control(emulator, `GET things?kind=${key}`);
    things.push(...JSON.parse(JSON.stringify(page.body)).things.slice(0, 2));
  }
  return things;
}

/** The fields that an answer says are not built. */
function missingIn(answer: object): readonly string[] {
  const { errors = [] } = JSON.parse(JSON.stringify(answer));
  return errors
    .filter((error: { extensions?: { code?: string } }) => error.extensions?.code === 'NOT_IMPLEMENTED')
    .map((error: { message: string }) => /`(\w+\.\w+)`/.exec(error.message)?.[1] ?? error.message);
}

/** One field that may not be null and fails hides the others of its object, so it is asked again without those that failed. */
async function sweep(emulator: Emulator): Promise<ReadonlySet<string>> {
  const schema = publishedSchema();
  const missing = new Set(notBuilt);
  const seen = new Set<string>();
  const documents = (await thingsOf(emulator)).map(({ __typename: type, id }) => ({
    type,
    of: `node(id: "${id}")`,
  }));
  documents.push({ type: 'Shop', of: 'node(id: "gid://shopify/Shop/7100000000000")' });
  for (const { type, of } of documents) {
    for (let isNew = true; isNew;) {
      const object = isObject(schema, type);
      if (object === null) break;
      const answer = await emulator.control.write(
        `{ ${of} { ... on ${type} ${wholeSelection(schema, object, missing)} } }`,
      );
      const found = missingIn(answer).filter((name) => !missing.has(name));
      for (const name of found) seen.add(name);
      for (const name of found) missing.add(name);
      isNew = found.length > 0;
    }
  }
  return seen;
}

test('every field of what the shop has is built, or on the list of those that are not', async () => {
  const seed = { customers: 6, products: 5, variants: 14 };
  await using emulator = await startEmulator({ clock: stillClock(), seed });
  expect([...(await sweep(emulator))]).toEqual([]);
});

test('what is on the list is still not built', async () => {
  const seed = { customers: 1, products: 1 };
  await using emulator = await startEmulator({ clock: stillClock(), seed });
  const schema = publishedSchema();
  const things = await thingsOf(emulator);
  const idOf = (type: string) => things.find((thing) => thing.__typename === type)?.id;
  const shop = 'gid://shopify/Shop/7100000000000';
  const roots: Readonly<Record<string, string>> = {
    App: 'app { FIELD }',
    Customer: `customer(id: "${idOf('Customer')}") { FIELD }`,
    Domain: 'shop { primaryDomain { FIELD } }',
    Shop: `node(id: "${shop}") { ... on Shop { FIELD } }`,
  };
  const built: string[] = [];
  for (const name of notBuilt) {
    const [type = '', field = ''] = name.split('.', 2);
    const object = isObject(schema, type);
    const others = Object.keys(object?.getFields() ?? {}).filter((other) => other !== field);
    const left = new Set(others.map((other) => `${type}.${other}`));
    const selection = object === null ? '' : wholeSelection(schema, object, left);
    const answer = await emulator.control.write(
      `{ ${roots[type]?.replace('FIELD', selection.slice(1, -1)) ?? 'none'} }`,
    );
    if (!missingIn(answer).includes(name)) built.push(name);
  }
  expect(built).toEqual([]);
});
