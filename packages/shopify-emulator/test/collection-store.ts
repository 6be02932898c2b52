import { at, idAt, openStore, type LocalStore } from './open-store.ts';

/** A store with shorthands for what tests of collections do. */
export interface CollectionStore extends LocalStore {
  /** A product with one variant for each price. */
  createProduct(title: string, more?: object, prices?: readonly string[]): Promise<MadeProduct>;
  /** A collection of an input as it was written formerly. */
  create(input: object): Promise<string>;
  fromSources(...sources: readonly object[]): Promise<string>;
  /** Changes what a collection takes in. */
  update(input: object): Promise<unknown>;
  /** The titles of its products, in the order in which they were created. */
  titles(id: string): Promise<readonly unknown[]>;
}

interface MadeProduct {
  readonly id: string;
  readonly variants: readonly string[];
}

const productDocument = `mutation ($input: ProductSetInput!) { productSet(input: $input) {
  product { id variants(first: 5) { nodes { id } } } userErrors { message } } }`;
export const createDocument = `mutation ($input: CollectionInput, $collection: CollectionCreateInput) {
  collectionCreate(input: $input, collection: $collection) {
    collection { id ruleSet { appliedDisjunctively rules { column relation condition } } } userErrors { field message } } }`;
export const updateDocument = `mutation ($input: CollectionInput, $collection: CollectionUpdateInput) {
  collectionUpdate(input: $input, collection: $collection) {
    collection { ruleSet { rules { condition } } } job { done } userErrors { field message } } }`;

export async function openCollections(): Promise<CollectionStore> {
  const store = await openStore();
  return {
    ...store,
    async createProduct(title, more = {}, prices = []) {
      const sizes = prices.map((_, index) => `Size ${index}`);
      const options = {
        productOptions: [{ name: 'Size', values: sizes.map((name) => ({ name })) }],
        variants: prices.map((price, index) => ({
          price,
          optionValues: [{ optionName: 'Size', name: sizes[index] }],
        })),
      };
      const input = { title, ...(prices.length === 0 ? {} : options), ...more };
      const made = await store.get(productDocument, { input });
      const nodes = at(made, 'product', 'variants', 'nodes') as readonly { readonly id: string }[];
      return { id: idAt(made, 'product'), variants: nodes.map(({ id }) => id) };
    },
    create: async (input) => idAt(await store.get(createDocument, { input }), 'collection'),
    fromSources: async (...sources) =>
      idAt(await store.get(createDocument, { collection: { title: 'Made', sources } }), 'collection'),
    update: (collection) => store.get(updateDocument, { collection }),
    async titles(id) {
      const document = `query ($id: ID!) { collection(id: $id) { products(first: 10, sortKey: ID) { nodes { title } } } }`;
      const nodes = at(await store.get(document, { id }), 'products', 'nodes') as readonly {
        title: string;
      }[];
      return nodes.map(({ title }) => title);
    },
  };
}

/** A source that takes in what this says. */
export function including(inclusion: object, more: object = {}): object {
  return { source: { title: 'Source', inclusion, ...more } };
}

export function rulesOf(isAny: boolean, ...list: readonly (readonly [string, string, string])[]): object {
  return {
    appliedDisjunctively: isAny,
    rules: list.map(([column, relation, condition]) => ({ column, relation, condition })),
  };
}
