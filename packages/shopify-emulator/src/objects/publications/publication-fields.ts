import type { GraphQLResolveInfo } from 'graphql';
import { collectionsTable } from '../collections/collection.ts';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, exactCount } from '../count.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { findProducts, productSortValue } from '../products/product-queries.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { SearchArguments } from '../saved-searches/saved-search.ts';
import { nowSeconds } from '../shop-time.ts';
import { appOf } from './channel-app.ts';
import { handleOfChannel, type Publication } from './publication.ts';
import { resourcePublications, type ResourcePublicationView } from './publishable-fields.ts';
import { isActive, isPublished, publicationKey, resourcePublicationsTable } from './resource-publication.ts';

interface ProductsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

type CountArguments = SearchArguments & { readonly limit?: number | null };

const publicationProducts: Readonly<Record<string, FieldResolver>> = {
  products: (source: Publication, args: ProductsArguments, context: RequestContext, info) =>
    productsPage(source, args, { context, info, isWanted: publishedTest(context, source) }),
  collections: (source: Publication, args: ConnectionArguments, context: RequestContext) =>
    connect(
      idsOn(context, source, 'Collection').flatMap((id) => publishedCollection(context, source, id)),
      args,
    ),
  hasCollection: (source: Publication, args: { readonly id: string }, context: RequestContext) => {
    const number = numberOfGlobalId(args.id, 'Collection');
    return number !== null && isPublished(context, formatGlobalId('Collection', number), source.id);
  },
  productPublicationsV3: (source: Publication, args: ConnectionArguments, context: RequestContext) =>
    resourcesOn(context, source, { gidType: 'Product', page: args }),
  collectionPublicationsV3: (source: Publication, args: ConnectionArguments, context: RequestContext) =>
    resourcesOn(context, source, { gidType: 'Collection', page: args }),
  supportsFuturePublishing: (source: Publication) => source.isOnlineStore === true,
  app: (source: Publication, _args, context: RequestContext) => appOf(source, context),
};

export const publicationFields: Readonly<Record<string, FieldResolver>> = {
  ...publicationProducts,
  id: (source: Publication) => formatGlobalId('Publication', source.id),
  autoPublish: (source: Publication) => source.isAutomatic === true,
  catalog: (source: Publication, _args, context: RequestContext) =>
    source.catalogId === undefined ? null : (context.resolveNode(source.catalogId) ?? null),
  channels: (source: Publication, args: ConnectionArguments) =>
    connect(source.channelId === undefined ? [] : [source], args),
  operation: () => null,
  includedProducts: (source: Publication, args: ProductsArguments, context: RequestContext, info) =>
    productsPage(source, args, { context, info, isWanted: () => true }),
  includedProductsCount: (source: Publication, args: CountArguments, context: RequestContext, info) =>
    isSearch(args)
      ? countThings(productsOn(source, args, { context, info, isWanted: () => true }), args.limit)
      : countThings(idsOn(context, source, 'Product'), args.limit),
};

export const channelFields: Readonly<Record<string, FieldResolver>> = {
  ...publicationProducts,
  id: (source: Publication) => formatGlobalId('Channel', source.channelId ?? source.id),
  handle: (source: Publication) => handleOfChannel(source),
  specificationHandle: () => null,
  accountId: () => null,
  accountName: () => null,
  activeRegions: () => [],
  markets: (_source: Publication, args: ConnectionArguments) => connect([], args),
  marketsCount: () => exactCount(0),
  navigationItems: () => [],
  overviewPath: () => null,
  resourceFeedback: () => null,
  productsCount: (source: Publication, args: CountArguments, context: RequestContext, info) =>
    countThings(
      productsOn(source, args, { context, info, isWanted: publishedTest(context, source) }),
      args.limit,
    ),
  productPublications: publicationProducts['productPublicationsV3'] ?? (() => null),
};

function idsOn(context: RequestContext, publication: Publication, gidType: string): readonly number[] {
  return context.shop
    .table(resourcePublicationsTable)
    .findIds('publication', publicationKey(publication.id, gidType));
}

/** Those for buyers to see, in the order of their ids. */
export function* publishedProducts(context: RequestContext, publication: Publication): Iterable<Product> {
  const isWanted = publishedTest(context, publication);
  for (const product of includedProducts(context, publication)) if (isWanted(product)) yield product;
}

type ProductTest = (product: Product) => boolean;

/** Whether buyers see a product. */
function publishedTest(context: RequestContext, publication: Publication): ProductTest {
  const now = nowSeconds(context);
  const table = context.shop.table(resourcePublicationsTable);
  return ({ id }) => {
    const entry = table.get(id)?.entries.find(({ publicationId }) => publicationId === publication.id);
    const isDue = entry !== undefined && entry.publishDate <= now;
    return isDue && isActive(context, formatGlobalId('Product', id));
  };
}

interface ProductsRequest {
  readonly context: RequestContext;
  readonly info: GraphQLResolveInfo;
  readonly isWanted: ProductTest;
}

function isSearch(args: SearchArguments): boolean {
  return typeof args.query === 'string' || typeof args.savedSearchId === 'string';
}

/** With a search it is the search that is read through, else what is on the publication. */
function* productsOn(
  publication: Publication,
  args: SearchArguments,
  { context, info, isWanted }: ProductsRequest,
): Iterable<Product> {
  const table = context.shop.table(resourcePublicationsTable);
  const isIncluded: ProductTest = ({ id }) =>
    table.get(id)?.entries.some(({ publicationId }) => publicationId === publication.id) === true;
  if (isSearch(args)) {
    for (const product of findProducts(args, context, info))
      if (isIncluded(product) && isWanted(product)) yield product;
  } else for (const product of includedProducts(context, publication)) if (isWanted(product)) yield product;
}

function productsPage(
  publication: Publication,
  args: ProductsArguments,
  request: ProductsRequest,
): Connection<Product> {
  return connect(
    productsOn(publication, args, request),
    args,
    productSortValue(request.context, args.sortKey),
  );
}

/** Those on the publication, whether buyers see them or not. */
function* includedProducts(context: RequestContext, publication: Publication): Iterable<Product> {
  const table = context.shop.table(productsTable);
  for (const id of idsOn(context, publication, 'Product')) {
    const product = table.get(id);
    if (product !== undefined) yield product;
  }
}

function publishedCollection(context: RequestContext, publication: Publication, id: number) {
  const collection = context.shop.table(collectionsTable).get(id);
  const isSeen = isPublished(context, formatGlobalId('Collection', id), publication.id);
  return collection !== undefined && isSeen ? [collection] : [];
}

function resourcesOn(
  context: RequestContext,
  publication: Publication,
  how: { readonly gidType: string; readonly page: ConnectionArguments },
): Connection<ResourcePublicationView> {
  const views = idsOn(context, publication, how.gidType).flatMap((id) => {
    const all = resourcePublications(context, formatGlobalId(how.gidType, id), { onlyPublished: true });
    // Paged by the resource: on this page the publication is always the same.
    return all.filter((view) => view.publication.id === publication.id).map((view) => ({ ...view, id }));
  });
  return connect(views, how.page);
}
