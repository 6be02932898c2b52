import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';
import { findPublication, publicationsTable, type Publication } from './publication.ts';

export function createPublication(context: Pick<RequestContext, 'shop'>, name: string): Publication {
  const publication: Publication = {
    __typename: 'Publication',
    id: context.shop.allocateId(),
    name,
    isAutomatic: undefined,
    channelId: context.shop.allocateId(),
    catalogId: undefined,
    appId: undefined,
  };
  context.shop.table(publicationsTable).put(publication);
  return publication;
}

const publicationFields: Readonly<Record<string, FieldResolver>> = {
  id: (publication: Publication) => formatGlobalId('Publication', publication.id),
  autoPublish: (publication: Publication) => publication.isAutomatic === true,
  supportsFuturePublishing: () => true,
  catalog: () => null,
  operation: () => null,
};

export const publicationsModule: ObjectModule = {
  queries: {
    publications: (_source, args: ConnectionArguments, context) =>
      connect(context.shop.table(publicationsTable).rows(), args),
    publication: (_source, args: { readonly id: string }, context) => findPublication(args.id, context),
  },
  types: { Publication: publicationFields },
  nodes: { Publication: findPublication },
};
