import { collectionsTable } from '../collections/collection.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { appOf } from './channel-app.ts';
import { handleOfChannel, type Publication } from './publication.ts';
import { productsCountField, productsField } from './publication-products.ts';
import { resourcePublications, type ResourcePublicationView } from './publishable-fields.ts';
import { isPublished, resourcesOn } from './resource-publication.ts';

/** Publications and channels share these. */
const resourceFields: Readonly<Record<string, FieldResolver>> = {
  products: productsField('seen'),
  collections: (source: Publication, args: ConnectionArguments, context: RequestContext) =>
    connect(
      resourcesOn(context, source.id, 'Collection').flatMap((id) => publishedCollection(context, source, id)),
      args,
    ),
  hasCollection: (source: Publication, args: { readonly id: string }, context: RequestContext) => {
    const number = numberOfGlobalId(args.id, 'Collection');
    return number !== null && isPublished(context, formatGlobalId('Collection', number), source.id);
  },
  productPublicationsV3: publishedOfType('Product'),
  collectionPublicationsV3: publishedOfType('Collection'),
  supportsFuturePublishing: (source: Publication) => source.isOnlineStore === true,
  app: (source: Publication, _args, context: RequestContext) => appOf(source, context),
};

export const publicationFields: Readonly<Record<string, FieldResolver>> = {
  ...resourceFields,
  id: (source: Publication) => formatGlobalId('Publication', source.id),
  autoPublish: (source: Publication) => source.isAutomatic === true,
  catalog: (source: Publication, _args, context: RequestContext) =>
    source.catalogId === undefined ? null : (context.resolveNode(source.catalogId) ?? null),
  channels: (source: Publication, args: ConnectionArguments) =>
    connect(source.channelId === undefined ? [] : [source], args),
  operation: () => null,
  includedProducts: productsField('included'),
  includedProductsCount: productsCountField('included'),
};

export const channelFields: Readonly<Record<string, FieldResolver>> = {
  ...resourceFields,
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
  productsCount: productsCountField('seen'),
  productPublications: publishedOfType('Product'),
};

function publishedCollection(context: RequestContext, publication: Publication, id: number) {
  const collection = context.shop.table(collectionsTable).get(id);
  const isSeen = isPublished(context, formatGlobalId('Collection', id), publication.id);
  return collection !== undefined && isSeen ? [collection] : [];
}

/** The things of a type that are published here, paged by themselves: on such a page the publication is always the same. */
function publishedOfType(gidType: 'Collection' | 'Product'): FieldResolver {
  return (source: Publication, args: ConnectionArguments, context: RequestContext) => {
    const views = resourcesOn(context, source.id, gidType).flatMap((id) =>
      resourcePublications(context, formatGlobalId(gidType, id), {})
        .filter(({ publication }) => publication.id === source.id)
        .map((view): ResourcePublicationView => ({ ...view, id })),
    );
    return connect(views, args);
  };
}
