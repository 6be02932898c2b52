import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { parseSearch, type SearchNode, type SearchTerm } from '../search/search-syntax.ts';

/** A search with a name. */
export interface SavedSearch extends Row {
  readonly __typename: 'SavedSearch';
  /** Of SearchResultType. */
  readonly resourceType: string;
  readonly name: string;
  /** As it was written. */
  readonly query: string;
}

/** To the request that brings it a query is shown as it was written. */
export type ShownSearch = SavedSearch & { readonly isAsWritten?: true };

export const savedSearchesTable: TableDefinition<SavedSearch> = {
  name: 'savedSearches',
  indexes: { resourceType: (search) => search.resourceType },
};

export function findSavedSearch(id: string, context: RequestContext): SavedSearch | null {
  const number = numberOfGlobalId(id, 'SavedSearch');
  return (number === null ? undefined : context.shop.table(savedSearchesTable).get(number)) ?? null;
}

/** What a list may be asked to be narrowed by. */
export interface SearchArguments {
  readonly query?: string | null;
  readonly savedSearchId?: string | null;
}

/** What is to be searched for: the saved search goes before a text. Null where there is no such search, which finds nothing. */
export function wantedSearch(
  context: RequestContext,
  { query, savedSearchId }: SearchArguments,
): Pick<SearchArguments, 'query'> | null {
  return typeof savedSearchId === 'string'
    ? findSavedSearch(savedSearchId, context)
    : { query: query ?? null };
}

/** The terms of a search, in the order in which they stand. Pure. */
export function termsOf(query: string): readonly SearchTerm[] {
  const node = parseSearch(query);
  return node === null ? [] : collectTerms(node);
}

function collectTerms(node: SearchNode): readonly SearchTerm[] {
  if (node.kind === 'term') return [node];
  return node.kind === 'not' ? collectTerms(node.part) : node.parts.flatMap(collectTerms);
}

/** The query as it is shown later: what has a meaning in a search stands behind a backslash. Pure. */
export function escapedQuery(query: string): string {
  const terms = termsOf(query);
  const isPlain = terms.every((term) => term.comparator === '=' && !term.quoted && !term.prefix);
  // Only what is joined by spaces can be written anew from its terms alone.
  if (!isPlain || /[()]|\b(?:OR|NOT|AND)\b|(?:^|\s)-/.test(query)) return query;
  return terms
    .map(({ field, value }) => {
      const escaped = value.replaceAll(/[-\\:()]/g, String.raw`\$&`);
      return field === null ? escaped : `${field}:${escaped}`;
    })
    .join(' ');
}
