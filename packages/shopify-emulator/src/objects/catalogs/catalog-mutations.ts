import type { RequestContext } from '../object-module.ts';
import { deletePriceList } from '../price-lists/price-list-delete.ts';
import {
  findPriceList,
  priceListOfCatalog,
  priceListsTable,
  type PriceList,
} from '../price-lists/price-list.ts';
import { deletePublication } from '../publications/publication-mutations.ts';
import { findPublication, publicationsTable, type Publication } from '../publications/publication.ts';
import { requiredTextErrors } from '../text-errors.ts';
import { userError, type UserError } from '../user-error.ts';
import { readContext, type ContextInput } from './catalog-context.ts';
import {
  catalogGlobalId,
  catalogsTable,
  findCatalog,
  type CatalogPayload,
  type MarketCatalog,
} from './catalog.ts';

interface CatalogInput {
  readonly title?: string | null;
  readonly status?: MarketCatalog['status'] | null;
  readonly context?: ContextInput | null;
  readonly priceListId?: string | null;
  readonly publicationId?: string | null;
}

export function catalogCreate(
  _source: unknown,
  args: { readonly input: CatalogInput },
  context: RequestContext,
): CatalogPayload {
  const { input } = args;
  const { marketIds, userErrors } = readContext(context, input.context ?? {});
  const parts = findParts(context, input, undefined);
  const errors = [...titleErrors(input.title ?? ''), ...userErrors, ...parts.userErrors];
  if (errors.length > 0) return { catalog: null, userErrors: errors };
  const catalog: MarketCatalog = {
    __typename: 'MarketCatalog',
    id: context.shop.allocateId(),
    title: input.title ?? '',
    status: input.status ?? 'DRAFT',
    marketIds,
  };
  return save(context, catalog, parts);
}

export function catalogUpdate(
  _source: unknown,
  args: { readonly id: string; readonly input: CatalogInput },
  context: RequestContext,
): CatalogPayload {
  const before = findCatalog(args.id, context);
  if (before === undefined) return { catalog: null, userErrors: [notFound()] };
  const { input } = args;
  const draft =
    (input.context ?? undefined) === undefined
      ? { marketIds: before.marketIds, userErrors: [] }
      : readContext(context, input.context ?? {});
  const parts = findParts(context, input, before);
  const errors = [
    ...(typeof input.title === 'string' ? titleErrors(input.title) : []),
    ...draft.userErrors,
    ...parts.userErrors,
  ];
  if (errors.length > 0) return { catalog: null, userErrors: errors };
  const catalog = {
    ...before,
    title: input.title ?? before.title,
    status: input.status ?? before.status,
    marketIds: draft.marketIds,
  };
  return save(context, catalog, parts);
}

export function catalogDelete(
  _source: unknown,
  args: { readonly id: string; readonly deleteDependentResources?: boolean | null },
  context: RequestContext,
): { readonly deletedId: string | null; readonly userErrors: readonly UserError[] } {
  const catalog = findCatalog(args.id, context);
  if (catalog === undefined) return { deletedId: null, userErrors: [notFound()] };
  const isAll = args.deleteDependentResources === true;
  context.shop.table(catalogsTable).delete(catalog.id);
  const list = priceListOfCatalog(context, catalog.id);
  if (list !== undefined) {
    if (isAll) deletePriceList(context, list);
    else context.shop.table(priceListsTable).put({ ...list, catalogId: undefined });
  }
  const publications = context.shop.table(publicationsTable);
  for (const publication of publications.find('catalog', catalogGlobalId(catalog))) {
    if (isAll) deletePublication(context, publication);
    else publications.put({ ...publication, catalogId: undefined });
  }
  return { deletedId: catalogGlobalId(catalog), userErrors: [] };
}

function notFound(): UserError {
  return userError(['id'], 'Catalog does not exist', 'CATALOG_NOT_FOUND');
}

function titleErrors(title: string): readonly UserError[] {
  return requiredTextErrors(['input', 'title'], 'Title', title, 2);
}

interface Parts {
  readonly list: PriceList | undefined;
  readonly publication: Publication | undefined;
  readonly userErrors: readonly UserError[];
}

/** The price list and the publication that an input gives to a catalog; each belongs to one. */
function findParts(context: RequestContext, input: CatalogInput, catalog: MarketCatalog | undefined): Parts {
  const { priceListId, publicationId } = input;
  const userErrors: UserError[] = [];
  const list = typeof priceListId === 'string' ? findPriceList(priceListId, context) : undefined;
  const listField = ['input', 'priceListId'];
  if (typeof priceListId === 'string' && list === undefined)
    userErrors.push(userError(listField, 'Price list not found.', 'PRICE_LIST_NOT_FOUND'));
  if (list?.catalogId !== undefined && list.catalogId !== catalog?.id)
    userErrors.push(userError(listField, 'Price list has already been taken', 'TAKEN'));
  const publication =
    typeof publicationId === 'string' ? (findPublication(publicationId, context) ?? undefined) : undefined;
  const publicationField = ['input', 'publicationId'];
  if (typeof publicationId === 'string' && publication === undefined)
    userErrors.push(userError(publicationField, 'Publication not found.', 'PUBLICATION_NOT_FOUND'));
  const ownId = catalog === undefined ? undefined : catalogGlobalId(catalog);
  const isTaken = publication?.catalogId !== undefined && publication.catalogId !== ownId;
  if (isTaken || publication?.channelId !== undefined)
    userErrors.push(userError(publicationField, 'Publication has already been taken', 'TAKEN'));
  return { list, publication, userErrors };
}

function save(context: RequestContext, catalog: MarketCatalog, parts: Parts): CatalogPayload {
  context.shop.table(catalogsTable).put(catalog);
  if (parts.list !== undefined) {
    const lists = context.shop.table(priceListsTable);
    const present = priceListOfCatalog(context, catalog.id);
    if (present !== undefined && present.id !== parts.list.id)
      lists.put({ ...present, catalogId: undefined });
    lists.put({ ...parts.list, catalogId: catalog.id });
  }
  if (parts.publication !== undefined)
    context.shop.table(publicationsTable).put({ ...parts.publication, catalogId: catalogGlobalId(catalog) });
  return { catalog, userErrors: [] };
}
