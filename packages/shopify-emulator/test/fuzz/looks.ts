import type { Emulator } from '../../src/index.ts';
import type { KnownThings } from './known-things.ts';

/** What to look at in a thing, so that later calls can speak of its parts. */
const looks: Readonly<Record<string, string>> = {
  Product: `handle options { id name optionValues { id name } } variants(first: 10) { nodes { id sku inventoryItem { id }
    selectedOptions { name value } } } media(first: 5) { nodes { id } } collections(first: 3) { nodes { id } }
    metafields(first: 3) { nodes { id namespace key type } } sellingPlanGroups(first: 2) { nodes { id } }`,
  Collection: `handle products(first: 5) { nodes { id } } ruleSet { rules { column relation condition } }
    sources { __typename ... on Node { id } ... on CollectionConditionsSource { inclusion { conditions { id } }
    exclusion { conditions { id } } } }`,
  Customer: `email phone addressesV2(first: 3) { nodes { id } } storeCreditAccounts(first: 2) { nodes { id } }
    metafields(first: 3) { nodes { id namespace key type } }`,
  InventoryItem: `tracked variant { id product { id } } inventoryLevels(first: 5) { nodes { id location { id }
    quantities(names: ["available"]) { quantity } } }`,
  InventoryTransfer: `lineItems(first: 5) { nodes { id inventoryItem { id } } } shipments(first: 3) { nodes { id } }
    origin { location { id } } destination { location { id } }`,
  InventoryShipment: 'lineItems(first: 5) { nodes { id inventoryItem { id } } }',
  SellingPlanGroup: 'sellingPlans(first: 3) { nodes { id } } products(first: 3) { nodes { id } }',
  Market: `regions(first: 5) { nodes { id } } catalogs(first: 2) { nodes { id } } webPresences(first: 2) { nodes { id } }`,
  MarketCatalog: 'priceList { id } publication { id } markets(first: 2) { nodes { id } }',
  PriceList: `currency prices(first: 5, originType: FIXED) { nodes { variant { id product { id } }
    quantityPriceBreaks(first: 2) { nodes { id } } } }`,
  MetaobjectDefinition: 'type fieldDefinitions { key type { name } } metaobjects(first: 3) { nodes { id } }',
  Metaobject: 'type handle definition { id } fields { key value }',
  MetafieldDefinition: 'namespace key ownerType type { name }',
};

/** Looks at a thing as somebody else would, and remembers what is there. */
export async function lookAt(
  emulator: Emulator,
  known: KnownThings,
  id: string,
  kind: string,
): Promise<void> {
  const look = looks[kind];
  if (look === undefined) return;
  const query = `query ($id: ID!) { node(id: $id) { ... on ${kind} { id ${look} } } }`;
  const answer: unknown = await emulator.control.write(query, { id });
  known.learn(JSON.parse(JSON.stringify(answer)).data, null);
}

export async function lookAround(emulator: Emulator, known: KnownThings): Promise<void> {
  for (const kind of Object.keys(looks))
    for (const id of known.ids(kind)) await lookAt(emulator, known, id, kind);
}
