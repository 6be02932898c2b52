import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { shopOf } from '../shop/shop-of.ts';
import { userError, type UserError } from '../user-error.ts';
import { findSavedSearch, savedSearchesTable, type SavedSearch, type ShownSearch } from './saved-search.ts';
import { savedSearchErrors } from './saved-search-input.ts';

interface SavedSearchInput {
  readonly name?: string | null;
  readonly query?: string | null;
}

interface SavedSearchPayload {
  readonly savedSearch: ShownSearch | null;
  readonly userErrors: readonly UserError[];
}

export function savedSearchCreate(
  _source: unknown,
  args: { readonly input: SavedSearchInput & { readonly resourceType: string } },
  context: RequestContext,
): SavedSearchPayload {
  const { name, query, resourceType } = args.input;
  const id = context.shop.allocateId();
  return storeSearch(context, null, {
    __typename: 'SavedSearch',
    id,
    resourceType,
    name: name ?? '',
    query: query ?? '',
  });
}

export function savedSearchUpdate(
  _source: unknown,
  args: { readonly input: SavedSearchInput & { readonly id: string } },
  context: RequestContext,
): SavedSearchPayload {
  const { id, name, query } = args.input;
  const before = findSavedSearch(id, context);
  if (before === null) return { savedSearch: null, userErrors: [doesNotExist()] };
  return storeSearch(context, before, { ...before, name: name ?? before.name, query: query ?? before.query });
}

function storeSearch(
  context: RequestContext,
  before: SavedSearch | null,
  wanted: SavedSearch,
): SavedSearchPayload {
  const userErrors = savedSearchErrors(context, wanted);
  if (userErrors.length > 0) return { savedSearch: before, userErrors };
  const stored = { ...wanted, name: wanted.name.trim() };
  context.shop.table(savedSearchesTable).put(stored);
  return { savedSearch: { ...stored, isAsWritten: true }, userErrors };
}

export function savedSearchDelete(
  _source: unknown,
  args: { readonly input: { readonly id: string } },
  context: RequestContext,
): object {
  const shop = shopOf(context);
  const search = findSavedSearch(args.input.id, context);
  if (search === null) return { deletedSavedSearchId: null, shop, userErrors: [doesNotExist()] };
  context.shop.table(savedSearchesTable).delete(search.id);
  return { deletedSavedSearchId: formatGlobalId('SavedSearch', search.id), shop, userErrors: [] };
}

function doesNotExist(): UserError {
  return userError(['input', 'id'], 'Saved Search does not exist');
}
