import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
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
  },
  text: (redirect) => [redirect.path, redirect.target],
};

interface RedirectsArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

function urlRedirects(
  _source: unknown,
  args: RedirectsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<UrlRedirect> {
  const found = searchTable(context.shop.table(urlRedirectsTable), args.query, searchFields, {
    context,
    info,
  });
  return connect(found, args, args.sortKey === 'PATH' ? (redirect) => redirect.path : undefined);
}

function urlRedirectsCount(
  _source: unknown,
  args: { readonly query?: string | null; readonly limit?: number | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  const table = context.shop.table(urlRedirectsTable);
  return countThings(searchTable(table, args.query, searchFields, { context, info }), args.limit);
}
