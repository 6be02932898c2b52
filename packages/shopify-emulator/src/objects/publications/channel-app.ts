import type { Caller, RequestContext } from '../object-module.ts';
import { publicationsTable, type Publication } from './publication.ts';

/** The app behind a channel: the calling one behind its own, else one that is known by the channel's name alone. */
export function appOf(publication: Publication, { caller }: RequestContext): Caller {
  const appId = publication.appId ?? publication.id;
  return appId === caller.appId
    ? caller
    : { token: '', appId, appTitle: publication.name, scopes: new Set() };
}

/** The channel behind which this app stands. A handful of channels at most, so all are looked through. */
export function channelOfApp(context: RequestContext, app: Pick<Caller, 'appId'>): Publication | undefined {
  const all = [...context.shop.table(publicationsTable).rows()];
  return all.find(({ id, appId, channelId }) => channelId !== undefined && (appId ?? id) === app.appId);
}

/** The app of this number, if a publication is its own. */
export function channelApp(context: RequestContext, appId: number): Caller | null {
  const all = [...context.shop.table(publicationsTable).rows()];
  const own = all.find((publication) => (publication.appId ?? publication.id) === appId);
  return own === undefined ? null : appOf(own, context);
}
