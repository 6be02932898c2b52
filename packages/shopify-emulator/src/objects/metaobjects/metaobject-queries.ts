import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { searchTable } from '../search/search-table.ts';
import { findDefinitionNamed } from './definitions/definition-type.ts';
import { displayNameOf } from './display-name.ts';
import { canRead } from './metaobject-access.ts';
import {
  findDefinitionById,
  metaobjectDefinitionsTable,
  type MetaobjectDefinition,
} from './metaobject-definition.ts';
import { searchFieldsOf } from './metaobject-search.ts';
import {
  definitionOf,
  entriesOfDefinition,
  findByHandle,
  findMetaobject,
  metaobjectsTable,
  type Metaobject,
} from './metaobject.ts';

export function metaobjectDefinition(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): MetaobjectDefinition | null {
  return readable(context, findDefinitionById(context, args.id));
}

export function metaobjectDefinitionByType(
  _source: unknown,
  args: { readonly type: string },
  context: RequestContext,
): MetaobjectDefinition | null {
  return readable(context, findDefinitionNamed(context, args.type));
}

function readable(
  context: RequestContext,
  definition: MetaobjectDefinition | undefined,
): MetaobjectDefinition | null {
  return definition !== undefined && canRead(context, definition) ? definition : null;
}

export function metaobjectDefinitions(
  _source: unknown,
  args: ConnectionArguments,
  context: RequestContext,
): Connection<MetaobjectDefinition> {
  const rows = context.shop.table(metaobjectDefinitionsTable).rows();
  return connect(
    [...rows].filter((definition) => canRead(context, definition)),
    args,
  );
}

export function metaobject(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Metaobject | null {
  const entry = findMetaobject(context, args.id);
  return entry !== undefined && canRead(context, definitionOf(context, entry)) ? entry : null;
}

interface HandleInput {
  readonly type: string;
  readonly handle: string;
}

export function metaobjectByHandle(
  _source: unknown,
  { handle: { type, handle } }: { readonly handle: HandleInput },
  context: RequestContext,
): Metaobject | null {
  const definition = metaobjectDefinitionByType(undefined, { type }, context);
  return definition === null ? null : (findByHandle(context, definition.id, handle) ?? null);
}

type MetaobjectsArguments = ConnectionArguments & {
  readonly type: string;
  readonly query?: string | null;
  readonly sortKey?: string | null;
};

/** An unknown type has no entries. */
export function metaobjects(
  _source: unknown,
  args: MetaobjectsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Metaobject> {
  const definition = metaobjectDefinitionByType(undefined, args, context);
  const found = definition === null ? [] : entriesFound(context, definition, args, info);
  return connect(found, args, sortValueOf(context, args.sortKey));
}

/** Searching, and sorting by anything but the id, is done by the search index, which lags behind. */
function entriesFound(
  context: RequestContext,
  definition: MetaobjectDefinition,
  { query, sortKey }: MetaobjectsArguments,
  info: GraphQLResolveInfo,
): readonly Metaobject[] {
  const table = context.shop.table(metaobjectsTable);
  const isSearch = (query ?? '').trim() !== '';
  if (!isSearch && sortValueOf(context, sortKey) === undefined)
    return entriesOfDefinition(context, definition);
  const found = isSearch
    ? [...searchTable(table, query, searchFieldsOf(context, definition), { context, info })]
    : Array.from(table.indexedRows(), ({ current }) => current);
  return found.filter((entry) => entry.definitionId === definition.id);
}

function sortValueOf(
  context: RequestContext,
  sortKey: string | null | undefined,
): ((entry: Metaobject) => string | number) | undefined {
  if (sortKey === 'display_name') return (entry) => displayNameOf(context, entry).toLowerCase();
  return sortKey === 'updated_at' ? (entry) => entry.updatedAt : undefined;
}
