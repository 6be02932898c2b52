import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';

/** A channel, or a catalog, on which things can be published. */
export interface Publication extends Row {
  readonly __typename: 'Publication';
  readonly name: string;
  /** New products are published on it at once. */
  readonly isAutomatic: true | undefined;
  /** A sales channel stands behind it; undefined where a catalog does, or nothing yet. */
  readonly channelId: number | undefined;
  /** The gid of its catalog. */
  readonly catalogId: string | undefined;
  readonly appId: number | undefined;
}

export const publicationsTable: TableDefinition<Publication> = {
  name: 'publications',
  indexes: {
    channel: (publication) =>
      publication.channelId === undefined ? undefined : String(publication.channelId),
    catalog: (publication) => publication.catalogId,
    app: (publication) => (publication.appId === undefined ? undefined : String(publication.appId)),
  },
};

export function findPublication(id: string, context: RequestContext): Publication | null {
  const number = numberOfGlobalId(id, 'Publication');
  return (number === null ? undefined : context.shop.table(publicationsTable).get(number)) ?? null;
}
