import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';
import { savedSearchCreate, savedSearchDelete, savedSearchUpdate } from './saved-search-mutations.ts';
import {
  escapedQuery,
  findSavedSearch,
  savedSearchesTable,
  termsOf,
  type ShownSearch,
} from './saved-search.ts';

const savedSearchFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: ShownSearch) => formatGlobalId('SavedSearch', source.id),
  legacyResourceId: (source: ShownSearch) => String(source.id),
  query: (source: ShownSearch) => (source.isAsWritten === true ? source.query : escapedQuery(source.query)),
  filters: (source: ShownSearch) =>
    termsOf(source.query).flatMap(({ field, value }) => (field === null ? [] : [{ key: field, value }])),
  searchTerms: (source: ShownSearch) =>
    termsOf(source.query)
      .flatMap(({ field, value }) => (field === null ? [value] : []))
      .join(' '),
};

function searchesOf(resourceType: string): FieldResolver {
  return (_source: unknown, args: ConnectionArguments, context: RequestContext) =>
    connect(context.shop.table(savedSearchesTable).find('resourceType', resourceType), args);
}

/** Searches with a name. */
export const savedSearchesModule: ObjectModule = {
  queries: {
    productSavedSearches: searchesOf('PRODUCT'),
    collectionSavedSearches: searchesOf('COLLECTION'),
    customerSavedSearches: searchesOf('CUSTOMER'),
  },
  mutations: { savedSearchCreate, savedSearchUpdate, savedSearchDelete },
  types: { SavedSearch: savedSearchFields },
  nodes: { SavedSearch: findSavedSearch },
};
