import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import { handleOf } from '../handles/handle.ts';
import type { RequestContext } from '../object-module.ts';

/** A channel, or a catalog, on which things can be published. */
export interface Publication extends Row {
  readonly __typename: 'Publication';
  readonly name: string;
  /** New products are published on it at once. */
  readonly isAutomatic: true | undefined;
  /** The shop's own web site: the only place for which publishing can be planned ahead. */
  readonly isOnlineStore: true | undefined;
  /** A sales channel stands behind it; undefined where a catalog does, or nothing yet. */
  readonly channelId: number | undefined;
  /** The gid of its catalog. */
  readonly catalogId: string | undefined;
  /** The app whose channel it is. */
  readonly appId: number | undefined;
}

export const publicationsTable: TableDefinition<Publication> = {
  name: 'publications',
  indexes: {
    channel: ({ channelId }) => (channelId === undefined ? undefined : String(channelId)),
    app: ({ appId }) => (appId === undefined ? undefined : String(appId)),
    catalog: ({ catalogId }) => catalogId,
    automatic: ({ isAutomatic }) => (isAutomatic === true ? 'yes' : undefined),
    onlineStore: ({ isOnlineStore }) => (isOnlineStore === true ? 'yes' : undefined),
  },
};

export function findPublication(id: string, context: RequestContext): Publication | null {
  const number = numberOfGlobalId(id, 'Publication');
  return (number === null ? undefined : context.shop.table(publicationsTable).get(number)) ?? null;
}

export function findChannel(id: string, context: RequestContext): Publication | null {
  const number = numberOfGlobalId(id, 'Channel');
  return context.shop.table(publicationsTable).find('channel', String(number))[0] ?? null;
}

/** The channel that is the shop's own web site. */
export function onlineStoreOf(context: RequestContext): Publication | undefined {
  return context.shop.table(publicationsTable).find('onlineStore', 'yes')[0];
}

/** A handful of channels at most, so all are looked through. */
export function findChannelByHandle(context: RequestContext, handle: string): Publication | null {
  for (const publication of context.shop.table(publicationsTable).rows())
    if (publication.channelId !== undefined && handleOfChannel(publication) === handle) return publication;
  return null;
}

export function handleOfChannel(channel: Publication): string {
  return handleOf(channel.name);
}

/** The channel of the calling app, if it has published anything on it yet. */
export function currentPublication(context: RequestContext): Publication | undefined {
  return context.shop.table(publicationsTable).find('app', String(context.caller.appId))[0];
}

type PublicationKind = Partial<Pick<Publication, 'isAutomatic' | 'isOnlineStore' | 'catalogId' | 'appId'>>;

/** A publication that no sales channel stands behind. */
export function createPublication(
  context: Pick<RequestContext, 'shop'>,
  name: string,
  kind: PublicationKind = {},
): Publication {
  const publication: Publication = {
    __typename: 'Publication',
    id: context.shop.allocateId(),
    name,
    isAutomatic: kind.isAutomatic,
    isOnlineStore: kind.isOnlineStore,
    channelId: undefined,
    catalogId: kind.catalogId,
    appId: kind.appId,
  };
  context.shop.table(publicationsTable).put(publication);
  return publication;
}

/** A publication with a sales channel behind it. */
export function createChannel(
  context: Pick<RequestContext, 'shop'>,
  name: string,
  kind: PublicationKind = {},
): Publication {
  const publication = { ...createPublication(context, name, kind), channelId: context.shop.allocateId() };
  context.shop.table(publicationsTable).put(publication);
  return publication;
}
