import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { collectionSourcesTable, type CollectionSource, type ConditionsSource } from './collection-source.ts';
import type { SourceDraft } from './source-draft.ts';
import { draftConditionsSource, type ConditionsSourceInput } from './source-input.ts';
import { deleteSource, storeSource } from './source-store.ts';
import { draftConditionsSourceUpdate, type ConditionsSourceUpdateInput } from './source-update.ts';

/** Sources that an app makes once to link them to several collections. Only the app itself changes them. */

interface SourcePayload {
  readonly source: CollectionSource | null;
  readonly userErrors: readonly UserError[];
}

export function collectionConditionsSourceCreate(
  _source: unknown,
  args: { readonly input: ConditionsSourceInput },
  context: RequestContext,
): SourcePayload {
  const draft = draftConditionsSource(context, args.input, []);
  if (draft.source?.kind !== 'conditions') return { source: null, userErrors: draft.userErrors };
  const source = { ...draft.source, isShareable: true, appId: context.caller.appId } as const;
  return finish(context, { ...draft, source });
}

function finish(context: RequestContext, draft: SourceDraft): SourcePayload {
  return draft.userErrors.length > 0
    ? { source: null, userErrors: draft.userErrors }
    : { source: storeSource(context, draft) ?? null, userErrors: [] };
}

export function collectionConditionsSourceUpdate(
  _source: unknown,
  args: { readonly input: ConditionsSourceUpdateInput },
  context: RequestContext,
): SourcePayload {
  const before = findShareable(context, args.input.id);
  if (before === undefined) return { source: null, userErrors: [noSource()] };
  return finish(context, draftConditionsSourceUpdate(context, before, args.input, []));
}

export function collectionConditionsSourceDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): { readonly deletedId: string | null; readonly userErrors: readonly UserError[] } {
  const source = findShareable(context, args.id);
  if (source === undefined) return { deletedId: null, userErrors: [noSource()] };
  deleteSource(context, source.id);
  return { deletedId: formatGlobalId('CollectionConditionsSource', source.id), userErrors: [] };
}

function noSource(): UserError {
  return userError(['id'], 'Source does not exist');
}

/** One of the calling app. */
function findShareable(context: RequestContext, id: string): ConditionsSource | undefined {
  const number = numberOfGlobalId(id, 'CollectionConditionsSource');
  const source = number === null ? undefined : context.shop.table(collectionSourcesTable).get(number);
  const isOwn = source?.kind === 'conditions' && source.isShareable === true;
  return isOwn && source.appId === context.caller.appId ? source : undefined;
}

function sharedBy(context: RequestContext, appId: number): readonly ConditionsSource[] {
  const found = context.shop.table(collectionSourcesTable).find('shareable', String(appId));
  return found.filter((source) => source.kind === 'conditions');
}

type AppArguments = ConnectionArguments & { readonly appId: string };

export function collectionConditionsSources(
  _source: unknown,
  args: AppArguments,
  context: RequestContext,
): Connection<ConditionsSource> {
  return connect(sharedBy(context, numberOfGlobalId(args.appId, 'App') ?? 0), args);
}

interface SourcesByApp {
  /** Of the app, for paging. */
  readonly id: number;
  readonly app: unknown;
}

type SortedArguments = ConnectionArguments & { readonly sortKey?: string | null };

/** The calling app is the only one that the shop knows more of than its number. */
export function collectionConditionsSourcesByApp(
  _source: unknown,
  args: ConnectionArguments,
  context: RequestContext,
): Connection<SourcesByApp> {
  const { caller } = context;
  const apps = sharedBy(context, caller.appId).length === 0 ? [] : [{ id: caller.appId, app: caller }];
  return connect(apps, args);
}

export function sourcesOfApp(
  source: SourcesByApp,
  args: SortedArguments,
  context: RequestContext,
): Connection<ConditionsSource> {
  const byTitle = (row: ConditionsSource): string => row.title.toLowerCase();
  return connect(sharedBy(context, source.id), args, args.sortKey === 'ID' ? undefined : byTitle);
}
