import { beforeEach } from 'vitest';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

/** A product with one tracked variant, and a second place beside the shop's own. */
export interface StockRoom {
  readonly productId: string;
  readonly variantId: string;
  readonly itemId: string;
  readonly home: string;
  readonly away: string;
}

/** One store for all tests of a file, with a stock room in it that is furnished anew for each of them. */
export async function shareStockRoom(): Promise<{ readonly store: LocalStore; readonly room: StockRoom }> {
  const store = await shareStore(openStore());
  const room = await furnishStockRoom(store);
  beforeEach(async () => {
    Object.assign(room, await furnishStockRoom(store));
  });
  return { store, room };
}

export async function furnishStockRoom(store: LocalStore): Promise<StockRoom> {
  const home = idAt(await store.get('{ locations(first: 1) { nodes { id } } }'), 'nodes', 0);
  const away = await addLocation(store, 'Back room');
  return { ...(await addProduct(store, 'Lamp')), home, away };
}

export async function addLocation(store: LocalStore, name: string): Promise<string> {
  const document = `mutation ($input: LocationAddInput!) {
    locationAdd(input: $input) { location { id } userErrors { message } } }`;
  return idAt(await store.get(document, { input: { name, address: { countryCode: 'CA' } } }), 'location');
}

type StockedProduct = Pick<StockRoom, 'productId' | 'variantId' | 'itemId'>;

export async function addProduct(store: LocalStore, title: string): Promise<StockedProduct> {
  const document = `mutation ($product: ProductCreateInput!) { productCreate(product: $product) {
    product { id variants(first: 1) { nodes { id inventoryItem { id } } } } userErrors { message } } }`;
  const product = at(await store.get(document, { product: { title } }), 'product');
  const variant = at(product, 'variants', 'nodes', 0);
  const itemId = idAt(variant, 'inventoryItem');
  await store.get(
    'mutation ($id: ID!) { inventoryItemUpdate(id: $id, input: { tracked: true }) { userErrors { message } } }',
    { id: itemId },
  );
  return { productId: idAt(product), variantId: idAt(variant), itemId };
}

let lastKey = 0;

/** A key that no call has used. */
export function freshKey(): string {
  lastKey += 1;
  return `key-${lastKey}`;
}

const groupSelection = `inventoryAdjustmentGroup { reason referenceDocumentUri
  changes { name delta quantityAfterChange ledgerDocumentUri item { id } location { id } } }
  userErrors { field message code }`;

const inputTypes = {
  inventorySetQuantities: 'InventorySetQuantitiesInput',
  inventorySetOnHandQuantities: 'InventorySetOnHandQuantitiesInput',
  inventoryAdjustQuantities: 'InventoryAdjustQuantitiesInput',
  inventoryMoveQuantities: 'InventoryMoveQuantitiesInput',
} as const;

export type QuantityMutation = keyof typeof inputTypes;

export function quantityDocument(mutation: QuantityMutation): string {
  return `mutation ($input: ${inputTypes[mutation]}!, $key: String!) {
    ${mutation}(input: $input) @idempotent(key: $key) { ${groupSelection} } }`;
}

/** Runs a mutation of quantities under a fresh key. */
export async function changeStock(
  store: LocalStore,
  mutation: QuantityMutation,
  input: object,
): Promise<unknown> {
  return store.get(quantityDocument(mutation), { input, key: freshKey() });
}

/** Sets what can be sold of the item of the room. */
export async function setAvailable(
  store: LocalStore,
  room: StockRoom,
  quantity: number,
  locationId = room.home,
): Promise<void> {
  const quantities = [stockEntry(room, { quantity, locationId })];
  await changeStock(store, 'inventorySetQuantities', { name: 'available', reason: 'other', quantities });
}

/** The quantities of an item at a location, by name; null where it has no level there. */
export async function stockAt(
  store: LocalStore,
  itemId: string,
  locationId: string,
): Promise<Readonly<Record<string, number>> | null> {
  const document = `query ($itemId: ID!, $locationId: ID!) { inventoryItem(id: $itemId) {
    inventoryLevel(locationId: $locationId, includeInactive: true) { quantities(names: ["available", "committed",
      "damaged", "incoming", "on_hand", "quality_control", "reserved", "safety_stock"]) { name quantity } } } }`;
  const level = at(await store.get(document, { itemId, locationId }), 'inventoryLevel');
  if (level === null) return null;
  const quantities = at(level, 'quantities') as readonly {
    readonly name: string;
    readonly quantity: number;
  }[];
  return Object.fromEntries(
    quantities.filter(({ quantity }) => quantity !== 0).map(({ name, quantity }) => [name, quantity]),
  );
}

/** The quantities of the item of the room, at its home and away. */
export async function stockAtBoth(store: LocalStore, { itemId, home, away }: StockRoom): Promise<unknown> {
  return [await stockAt(store, itemId, home), await stockAt(store, itemId, away)];
}

/** A ledger of some app. */
export const ledger = 'gid://stock-app/Count/7';

/** An entry of an input about the item of the room at its home. */
export function stockEntry({ itemId, home }: StockRoom, more: object = {}): object {
  return { inventoryItemId: itemId, locationId: home, changeFromQuantity: null, ...more };
}

/** One end of a move at the home of the room. */
export function terminal({ home }: StockRoom, name: string, more: object = {}): object {
  const written = name === 'available' ? {} : { ledgerDocumentUri: ledger };
  return { locationId: home, name, changeFromQuantity: null, ...written, ...more };
}

/** What a mutation of quantities answers that was refused. */
export function refusal(field: readonly string[] | null, message: string, code: string): object {
  return { inventoryAdjustmentGroup: null, userErrors: [{ field, message, code }] };
}
