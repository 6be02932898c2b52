import type { GraphQLResolveInfo } from 'graphql';
import { connect, type ConnectionArguments } from '../connection.ts';
import { countThings } from '../count.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { findProducts, productSortValue } from '../products/product-queries.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { SearchArguments } from '../saved-searches/saved-search.ts';
import type { Publication } from './publication.ts';
import { isPublished, publicationsOf, resourcesOn } from './resource-publication.ts';

/** Those for buyers to see, in the order of their ids. */
export function* publishedProducts(context: RequestContext, publication: Publication): Iterable<Product> {
  const isSeen = seenTest(context, publication);
  for (const product of includedProducts(context, publication)) if (isSeen(product)) yield product;
}

/** Those on the publication, whether buyers see them or not. */
function* includedProducts(context: RequestContext, publication: Publication): Iterable<Product> {
  const table = context.shop.table(productsTable);
  for (const id of resourcesOn(context, publication.id, 'Product')) {
    const product = table.get(id);
    if (product !== undefined) yield product;
  }
}

type ProductTest = (product: Product) => boolean;

/** What a field of a publication lists: whatever is on it, or what buyers see there. */
type Listed = 'included' | 'seen';

function testOf(listed: Listed, context: RequestContext, publication: Publication): ProductTest {
  return listed === 'included' ? includedTest(context, publication) : seenTest(context, publication);
}

function includedTest(context: RequestContext, { id }: Publication): ProductTest {
  return (product) =>
    publicationsOf(context, formatGlobalId('Product', product.id)).some(
      (entry) => entry.publicationId === id,
    );
}

function seenTest(context: RequestContext, { id }: Publication): ProductTest {
  return (product) => isPublished(context, formatGlobalId('Product', product.id), id);
}

interface ProductsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export function productsField(listed: Listed): FieldResolver {
  return (publication: Publication, args: ProductsArguments, context: RequestContext, info) =>
    connect(
      productsOn(publication, listed, args, { context, info }),
      args,
      productSortValue(context, args.sortKey),
    );
}

type CountArguments = SearchArguments & { readonly limit?: number | null };

export function productsCountField(listed: Listed): FieldResolver {
  return (publication: Publication, args: CountArguments, context: RequestContext, info) => {
    const isPlain = listed === 'included' && !isSearch(args);
    const found = isPlain
      ? resourcesOn(context, publication.id, 'Product')
      : productsOn(publication, listed, args, { context, info });
    return countThings(found, args.limit);
  };
}

interface SearchRequest {
  readonly context: RequestContext;
  readonly info: GraphQLResolveInfo;
}

/** With a search it is the search that is read through, else what is on the publication. */
function* productsOn(
  publication: Publication,
  listed: Listed,
  args: SearchArguments,
  { context, info }: SearchRequest,
): Iterable<Product> {
  const isListed = testOf(listed, context, publication);
  const products = isSearch(args)
    ? findProducts(args, context, info)
    : includedProducts(context, publication);
  for (const product of products) if (isListed(product)) yield product;
}

function isSearch(args: SearchArguments): boolean {
  return typeof args.query === 'string' || typeof args.savedSearchId === 'string';
}
