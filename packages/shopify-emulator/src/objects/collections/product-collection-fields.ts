import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';
import { searchList } from '../search/search-table.ts';
import { collectionSortValues, type CollectionsArguments } from './collection-queries.ts';
import { collectionSearch } from './collection-search.ts';
import { findCollection } from './collection-store.ts';
import { collectionsOfProduct, isInCollection } from './membership.ts';
import { collectionTest } from './source-test.ts';

type VariantsArguments = ConnectionArguments & { readonly collectionId: string };

/** What a product knows of its collections. */
export const productCollectionFields: Readonly<Record<string, FieldResolver>> = {
  collections: (source: Product, args: CollectionsArguments, context: RequestContext, info) => {
    const all = collectionsOfProduct(context, source.id);
    const found = searchList(all, args.query, collectionSearch(context), { context, info });
    return connect(found, args, collectionSortValues.get(args.sortKey ?? 'ID'));
  },
  inCollection: (source: Product, args: { readonly id: string }, context: RequestContext) => {
    const found = findCollection(context, args.id);
    return found !== undefined && isInCollection(context, found, source);
  },
  variantsInCollection: (source: Product, args: VariantsArguments, context: RequestContext) => {
    const variants = variantsIn(context, source, args.collectionId);
    return variants === null ? null : connect(variants, args);
  },
  variantsInCollectionCount: (source: Product, args: VariantsArguments, context: RequestContext) => {
    const variants = variantsIn(context, source, args.collectionId);
    return variants === null ? null : exactCount(variants.length);
  },
};

/** Null where there is no such collection. */
function variantsIn(
  context: RequestContext,
  product: Product,
  collectionId: string,
): readonly Variant[] | null {
  const found = findCollection(context, collectionId);
  if (found === undefined) return null;
  const members = collectionTest(context, found.id)(product);
  const variants = variantsOf(context, product);
  return members === 'all' ? variants : variants.filter(({ id }) => members.includes(id));
}
