import type { ShopStore } from '../../store/shop-store.ts';
import type { RequestContext } from '../object-module.ts';
import { variantsOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import { collectionsTable, type Collection } from './collection.ts';
import { sourcesOf } from './collection-store.ts';
import type { CollectionSource } from './collection-source.ts';
import { placeOf, selectionsOf, selectionsTable } from './selection.ts';
import { isMember, sourceTest } from './source-test.ts';

/** What is in a collection, sorted. */
export interface SortedProducts {
  /** In ascending order. */
  readonly products: readonly Product[];
  readonly sortValue: (product: Product) => SortValue;
  /** Whether the order that was asked for is the other way round. */
  readonly isDescending: boolean;
}

type SortValue = string | number;

interface Listing extends SortedProducts {
  readonly revision: number;
}

/** The last listings of each shop, good until something is written: whoever pages through a collection reads and sorts it once. */
const listings = new WeakMap<ShopStore, Map<string, Listing>>();
const maxListings = 8;

/** What is in the collection, by a ProductCollectionSortKeys. Only a collection with conditions makes this look at every product. */
export function sortedProducts(
  context: RequestContext,
  collection: Collection,
  sortKey: string,
): SortedProducts {
  const { shop } = context;
  const known = listings.get(shop) ?? new Map<string, Listing>();
  listings.set(shop, known);
  const key = `${collection.id} ${sortKey}`;
  const present = known.get(key);
  if (present?.revision === shop.revision) return present;
  for (const oldest of known.keys()) {
    if (known.size < maxListings) break;
    known.delete(oldest);
  }
  const listing = { ...listProducts(context, collection, sortKey), revision: shop.revision };
  known.set(key, listing);
  return listing;
}

function listProducts(context: RequestContext, collection: Collection, sortKey: string): SortedProducts {
  const { valueOf, isDescending } = sortOrderOf(context, collection, sortKey);
  const products = productsOfSources(context, sourcesOf(context, collection), [collection.id]);
  const values = new Map(products.map((product) => [product.id, valueOf(product)]));
  const sortValue = (product: Product): SortValue => values.get(product.id) ?? 0;
  return { products: products.toSorted(by(sortValue)), sortValue, isDescending };
}

function by(sortValue: (product: Product) => SortValue): (a: Product, b: Product) => number {
  return (a, b) => {
    const [first, second] = [sortValue(a), sortValue(b)];
    if (first === second) return a.id - b.id;
    return first < second ? -1 : 1;
  };
}

/** How many there are; not looked up one by one where they were all chosen by hand. */
export function countOfCollection(context: RequestContext, collection: Collection): number {
  const [only, ...others] = sourcesOf(context, collection);
  const isPlain =
    only?.kind === 'conditions' && only.exclusion === undefined && only.inclusion.conditions.length === 0;
  return isPlain && others.length === 0
    ? context.shop.table(selectionsTable).findIds('included', String(only.id)).length
    : sortedProducts(context, collection, 'ID').products.length;
}

/** `trail` are the collections that are being listed already, so that a circle of them comes to an end. */
export function productsOfSources(
  context: RequestContext,
  sources: readonly CollectionSource[],
  trail: readonly number[] = [],
): readonly Product[] {
  const found = new Map<number, Product>();
  for (const source of sources)
    for (const product of productsOfSource(context, source, trail)) found.set(product.id, product);
  return sources.length === 1 ? [...found.values()] : [...found.values()].toSorted((a, b) => a.id - b.id);
}

function productsOfSource(
  context: RequestContext,
  source: CollectionSource,
  trail: readonly number[],
): readonly Product[] {
  if (source.kind === 'sub-collections') {
    const table = context.shop.table(collectionsTable);
    const others = source.collectionIds.filter((id) => !trail.includes(id));
    return others.flatMap((id) => {
      const collection = table.get(id);
      return collection === undefined
        ? []
        : productsOfSources(context, sourcesOf(context, collection), [...trail, id]);
    });
  }
  const test = sourceTest(context, source, trail);
  const found: Product[] = [];
  for (const product of candidates(context, source)) if (isMember(test(product))) found.push(product);
  return found;
}

function* candidates(context: RequestContext, source: CollectionSource): Iterable<Product> {
  const table = context.shop.table(productsTable);
  if (source.kind === 'conditions' && source.inclusion.conditions.length > 0) yield* table.rows();
  else
    for (const id of context.shop.table(selectionsTable).findIds('included', String(source.id))) {
      const product = table.get(id);
      if (product !== undefined) yield product;
    }
}

interface SortOrder {
  readonly valueOf: (product: Product) => SortValue;
  readonly isDescending: boolean;
}

function sortOrderOf(context: RequestContext, collection: Collection, sortKey: string): SortOrder {
  const key = sortKey === 'COLLECTION_DEFAULT' ? (keys.get(collection.sortOrder) ?? 'MANUAL') : sortKey;
  const isDescending = sortKey === 'COLLECTION_DEFAULT' && collection.sortOrder.endsWith('_DESC');
  const price = isDescending ? Math.max : Math.min;
  switch (key) {
    case 'TITLE':
      return { valueOf: (product) => product.title.toLowerCase(), isDescending };
    case 'CREATED':
      return { valueOf: (product) => product.createdAt, isDescending };
    case 'PRICE':
      return {
        valueOf: (product) => price(...variantsOf(context, product).map((variant) => Number(variant.price))),
        isDescending,
      };
    case 'ID':
      return { valueOf: (product) => product.id, isDescending };
    default:
      // Nothing was ever sold here, so what sells best is what stands first.
      return { valueOf: manualPosition(context, collection), isDescending: false };
  }
}

const keys: ReadonlyMap<string, string> = new Map([
  ['ALPHA_ASC', 'TITLE'],
  ['ALPHA_DESC', 'TITLE'],
  ['CREATED', 'CREATED'],
  ['CREATED_DESC', 'CREATED'],
  ['PRICE_ASC', 'PRICE'],
  ['PRICE_DESC', 'PRICE'],
]);

/** Where it was moved to, else when it was chosen, else when it was created: all of these are numbers among the ids. */
export function manualPosition(
  context: RequestContext,
  collection: Collection,
): (product: Product) => number {
  return (product) =>
    placeOf(context, product.id, collection.id) ??
    selectionsOf(context, product.id).find(({ sourceId }) => collection.sourceIds.includes(sourceId))
      ?.position ??
    product.id;
}
