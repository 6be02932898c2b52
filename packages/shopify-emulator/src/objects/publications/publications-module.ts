import { connect, type ConnectionArguments } from '../connection.ts';
import { countThings, exactCount } from '../count.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import {
  findChannel,
  findChannelByHandle,
  findPublication,
  publicationsTable,
  type Publication,
} from './publication.ts';
import { channelFields, publicationFields } from './publication-fields.ts';
import { publishedProducts } from './publication-products.ts';
import { publicationCreate, publicationDelete, publicationUpdate } from './publication-mutations.ts';
import {
  collectionPublicationFields,
  isOfType,
  productPublicationFields,
  publishableFields,
} from './publishable-fields.ts';
import {
  collectionPublish,
  collectionUnpublish,
  productPublish,
  productUnpublish,
} from './publish-by-kind.ts';
import {
  publishablePublish,
  publishablePublishToCurrentChannel,
  publishableUnpublish,
  publishableUnpublishToCurrentChannel,
} from './publishable-mutations.ts';
import { resourcePublicationTypes } from './resource-publication-fields.ts';

type TypeArguments = { readonly catalogType?: string | null; readonly limit?: number | null };

export const publicationsModule: ObjectModule = {
  queries: {
    publications: (_source, args: ConnectionArguments & TypeArguments, context) =>
      connect(publicationsOfType(context, args), args),
    publicationsCount: (_source, args: TypeArguments, context) =>
      countThings(publicationsOfType(context, args), args.limit),
    publication: (_source, args: { readonly id: string }, context) => findPublication(args.id, context),
    publishedProductsCount: (
      _source,
      args: { readonly publicationId: string; readonly limit?: number | null },
      context,
    ) => {
      const publication = findPublication(args.publicationId, context);
      return publication === null
        ? exactCount(0)
        : countThings(publishedProducts(context, publication), args.limit);
    },
    channel: (_source, args: { readonly id: string }, context) => findChannel(args.id, context),
    channelByHandle: (_source, args: { readonly handle: string }, context) =>
      findChannelByHandle(context, args.handle),
    channels: (_source, args: ConnectionArguments, context) => connect(channels(context), args),
  },
  mutations: {
    publicationCreate,
    publicationUpdate,
    publicationDelete,
    publishablePublish,
    publishableUnpublish,
    publishablePublishToCurrentChannel,
    publishableUnpublishToCurrentChannel,
    productPublish,
    productUnpublish,
    collectionPublish,
    collectionUnpublish,
  },
  types: {
    ...resourcePublicationTypes,
    Publication: publicationFields,
    Channel: channelFields,
    Product: productPublicationFields,
    ProductVariant: publishableFields('ProductVariant'),
    Collection: collectionPublicationFields,
    Shop: {
      publicationCount: (_source, _args, context: RequestContext) =>
        context.shop.table(publicationsTable).size,
      channels: (_source, args: ConnectionArguments, context: RequestContext) =>
        connect(channels(context), args),
    },
  },
  nodes: {
    Publication: findPublication,
    Channel: (id, context) => {
      const channel = findChannel(id, context);
      return channel === null ? null : { ...channel, __typename: 'Channel' };
    },
  },
  view: (context) => ({ publications: [...context.shop.table(publicationsTable).rows()] }),
};

function publicationsOfType(context: RequestContext, args: TypeArguments): readonly Publication[] {
  const all = [...context.shop.table(publicationsTable).rows()];
  return all.filter((publication) => isOfType(publication, args.catalogType));
}

function channels(context: RequestContext): readonly Publication[] {
  return publicationsOfType(context, {}).filter(({ channelId }) => channelId !== undefined);
}
