import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { urlRedirectsTable, type UrlRedirect } from './url-redirect.ts';

/** Redirects are made by things that change their address. */
export const urlRedirectsModule: ObjectModule = {
  queries: {
    urlRedirect: (_source, args: { readonly id: string }, context) => findRedirect(context, args.id),
    urlRedirects,
    urlRedirectsCount,
  },
  types: {
    UrlRedirect: { id: (redirect: UrlRedirect) => formatGlobalId('UrlRedirect', redirect.id) },
  },
  nodes: {
    UrlRedirect: (id, context) => {
      const redirect = findRedirect(context, id);
      return redirect === null ? null : { __typename: 'UrlRedirect', ...redirect };
    },
  },
};

function findRedirect(context: RequestContext, id: string): UrlRedirect | null {
  const number = numberOfGlobalId(id, 'UrlRedirect');
  return number === null ? null : (context.shop.table(urlRedirectsTable).get(number) ?? null);
}

const searchFields: SearchFields<UrlRedirect> = {
  filters: {
    id: { as: 'number', of: (redirect) => redirect.id },
    path: { as: 'exact', of: (redirect) => redirect.path },
    target: { as: 'exact', of: (redirect) => redirect.target },
    created_at: { as: 'time', of: (redirect) => redirect.createdAt * 1000 },
  },
  text: (redirect) => [redirect.path, redirect.target],
};

interface RedirectsArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

function urlRedirects(
  _source: unknown,
  args: RedirectsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<UrlRedirect> {
  return connect(
    findRedirects(args, context, info),
    args,
    args.sortKey === 'PATH' ? (redirect) => redirect.path : undefined,
  );
}

function urlRedirectsCount(
  _source: unknown,
  args: SearchArguments & { readonly limit?: number | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  return countThings(findRedirects(args, context, info), args.limit);
}

function findRedirects(
  args: SearchArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Iterable<UrlRedirect> {
  const wanted = wantedSearch(context, args);
  const table = context.shop.table(urlRedirectsTable);
  return wanted === null ? [] : searchTable(table, wanted.query, searchFields, { context, info });
}
