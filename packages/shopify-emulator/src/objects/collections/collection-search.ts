import { formatGlobalId } from '../global-id.ts';
import { metafieldFilter } from '../metafields/metafield-search.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable } from '../products/product.ts';
import { publicationFilters } from '../publications/publication-filters.ts';
import { publicationsOf } from '../publications/resource-publication.ts';
import type { SearchFields } from '../search/search-fields.ts';
import type { Collection } from './collection.ts';
import { isSmart } from './collection-store.ts';
import { collectionsOfProduct } from './membership.ts';

/** What `collections(query:)` can be filtered by. */
export function collectionSearch(context: RequestContext): SearchFields<Collection> {
  return {
    filters: {
      id: { as: 'number', of: (collection) => collection.id },
      title: { as: 'words', of: (collection) => collection.title },
      handle: { as: 'list', of: (collection) => collection.handle },
      updated_at: { as: 'time', of: (collection) => collection.updatedAt * 1000 },
      collection_type: {
        as: 'exact',
        of: (collection) => (isSmart(context, collection) ? 'smart' : 'custom'),
      },
      product_id: { as: 'test', of: (value) => holdsProduct(context, value) },
      published_at: { as: 'time', of: (collection) => publishedAtOf(context, collection) },
      ...publicationFilters(context, 'Collection'),
    },
    otherFilter: metafieldFilter(context, 'Collection'),
    now: () => context.clock.now(),
    text: (collection) => [collection.title, collection.handle],
  };
}

/** Looked up from the side of the product, once for all collections. */
function holdsProduct(context: RequestContext, value: string): (collection: Collection) => boolean {
  const product = context.shop.table(productsTable).get(Number(value));
  const ids = new Set(
    product === undefined ? [] : collectionsOfProduct(context, product.id).map(({ id }) => id),
  );
  return (collection) => ids.has(collection.id);
}

/** When it was published, wherever that was. */
function publishedAtOf(context: RequestContext, { id }: Collection): readonly number[] {
  const entries = publicationsOf(context, formatGlobalId('Collection', id));
  return entries.map(({ publishDate }) => publishDate * 1000);
}
