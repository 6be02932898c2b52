import type { Row, TableDefinition } from '../../store/table.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';

/** A channel on which things can be published. */
export interface Publication extends Row {
  readonly __typename: 'Publication';
  readonly name: string;
}

const publicationsTable: TableDefinition<Publication> = { name: 'publications' };

export function createPublication(context: Pick<RequestContext, 'shop'>, name: string): Publication {
  const publication: Publication = { __typename: 'Publication', id: context.shop.allocateId(), name };
  context.shop.table(publicationsTable).put(publication);
  return publication;
}

function findPublication(id: string, context: RequestContext): Publication | null {
  const number = numberOfGlobalId(id, 'Publication');
  return (number === null ? undefined : context.shop.table(publicationsTable).get(number)) ?? null;
}

const publicationFields: Readonly<Record<string, FieldResolver>> = {
  id: (publication: Publication) => formatGlobalId('Publication', publication.id),
  autoPublish: () => false,
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
