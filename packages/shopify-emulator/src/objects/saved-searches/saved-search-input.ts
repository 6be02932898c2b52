import type { RequestContext } from '../object-module.ts';
import { productSearch } from '../products/product-search.ts';
import { userError, type UserError } from '../user-error.ts';
import { savedSearchesTable, termsOf, type SavedSearch } from './saved-search.ts';

const maxName = 40;

/** What stands against a saved search. */
export function savedSearchErrors(context: RequestContext, search: SavedSearch): readonly UserError[] {
  return [...nameErrors(context, search), ...queryErrors(context, search)];
}

function nameErrors(context: RequestContext, search: SavedSearch): readonly UserError[] {
  const field = ['input', 'name'];
  const name = search.name.trim();
  if (name === '') return [userError(field, "Name can't be blank")];
  if (name.length > maxName) return [userError(field, `Name is too long (maximum is ${maxName} characters)`)];
  const others = context.shop.table(savedSearchesTable).find('resourceType', search.resourceType);
  const isTaken = others.some(
    (other) => other.id !== search.id && other.name.toLowerCase() === name.toLowerCase(),
  );
  return isTaken ? [userError(field, 'Name has already been taken')] : [];
}

/** The only filters that go together with `collection_id`. */
const besideCollection: ReadonlySet<string> = new Set([
  'collection_id',
  'combined_listing_role',
  'created_at',
  'gift_card',
  'handle',
  'product_type',
  'published_at',
  'status',
  'title',
  'updated_at',
  'vendor',
]);

function queryErrors(context: RequestContext, search: SavedSearch): readonly UserError[] {
  const field = ['input', 'query'];
  if (search.query.trim() === '') return [userError(field, "Query can't be blank")];
  if (search.resourceType !== 'PRODUCT') return [];
  const known = productSearch(context).filters;
  const given = new Set(termsOf(search.query).flatMap((term) => term.field ?? []));
  const filters = [...given].filter((name) => Object.hasOwn(known, name));
  const unfit = filters.filter((name) => !besideCollection.has(name));
  const clash =
    given.has('collection_id') && unfit.length > 0
      ? [userError(field, `Query has incompatible filters: ${['collection_id', ...unfit].join(', ')}`)]
      : [];
  const unknown = [...given]
    .filter((name) => !Object.hasOwn(known, name) && !name.startsWith('metafields.'))
    .map((name) => userError(field, `Query is invalid, '${name}' is not a valid filter`));
  return [...unknown, ...clash];
}
