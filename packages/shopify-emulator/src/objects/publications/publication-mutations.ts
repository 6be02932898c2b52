import { apiError } from '../api-error.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import { productsTable } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { createPublication, findPublication, publicationsTable, type Publication } from './publication.ts';
import { publish, resourcesOn, unpublish } from './resource-publication.ts';

interface PublicationPayload {
  readonly publication: Publication | null;
  readonly userErrors: readonly UserError[];
}

interface CreateInput {
  readonly autoPublish?: boolean | null;
  readonly catalogId?: string | null;
  readonly defaultState?: string | null;
}

export function publicationCreate(
  _source: unknown,
  args: { readonly input: CreateInput },
  context: RequestContext,
): PublicationPayload {
  const { autoPublish, catalogId, defaultState } = args.input;
  const problem = typeof catalogId === 'string' ? catalogProblem(context, catalogId) : undefined;
  if (problem !== undefined) return { publication: null, userErrors: [problem] };
  const publication = createPublication(context, '', {
    isAutomatic: autoPublish === true || undefined,
    catalogId: catalogId ?? undefined,
  });
  if (defaultState === 'ALL_PRODUCTS')
    for (const product of context.shop.table(productsTable).rows())
      publish(context, formatGlobalId('Product', product.id), publication.id);
  return { publication, userErrors: [] };
}

const catalogTypes: ReadonlySet<string> = new Set(['AppCatalog', 'CompanyLocationCatalog', 'MarketCatalog']);

function catalogProblem(context: RequestContext, catalogId: string): UserError | undefined {
  const field = ['input', 'catalogId'];
  const isCatalog = catalogTypes.has(parseGlobalId(catalogId)?.type ?? '');
  if (!isCatalog || (context.resolveNode(catalogId) ?? null) === null)
    return userError(field, `A catalog was not found for id= ${catalogId}.`, 'CATALOG_NOT_FOUND');
  const taken = context.shop.table(publicationsTable).find('catalog', catalogId).length > 0;
  return taken ? userError(field, 'Catalog has already been taken', 'TAKEN') : undefined;
}

interface UpdateInput {
  readonly autoPublish?: boolean | null;
  readonly publishablesToAdd?: readonly string[] | null;
  readonly publishablesToRemove?: readonly string[] | null;
}

const maxPublishables = 50;

export function publicationUpdate(
  _source: unknown,
  args: { readonly id: string; readonly input: UpdateInput },
  context: RequestContext,
): PublicationPayload {
  const before = findPublication(args.id, context);
  if (before === null) return { publication: null, userErrors: [notFound()] };
  const added = args.input.publishablesToAdd ?? [];
  const removed = args.input.publishablesToRemove ?? [];
  const userErrors = [
    ...publishableProblems(context, added, ['input', 'publishablesToAdd']),
    ...publishableProblems(context, removed, ['input', 'publishablesToRemove']),
    ...(before.catalogId === undefined ? [] : collectionProblems(added)),
  ];
  if (userErrors.length > 0) return { publication: null, userErrors };
  for (const id of added) publish(context, id, before.id);
  for (const id of removed) unpublish(context, id, before.id);
  const { autoPublish } = args.input;
  if (typeof autoPublish !== 'boolean') return { publication: before, userErrors: [] };
  const publication: Publication = { ...before, isAutomatic: autoPublish || undefined };
  context.shop.table(publicationsTable).put(publication);
  return { publication, userErrors: [] };
}

function publishableProblems(
  context: RequestContext,
  ids: readonly string[],
  field: readonly string[],
): readonly UserError[] {
  if (ids.length > maxPublishables) {
    return [
      userError(
        [...field, String(ids.length)],
        'The limit for simultaneous publication updates has been exceeded.',
        'PUBLICATION_UPDATE_LIMIT_EXCEEDED',
      ),
    ];
  }
  const types = new Set(ids.map((id) => publishableType(context, id)));
  if (types.has('ProductVariant') && types.has('Product')) {
    const message = 'Products and variants cannot be updated together.';
    return [userError(field, message, 'CANNOT_COMBINE_PRODUCTS_AND_VARIANTS')];
  }
  const unknown = [...ids.entries()].filter(([, id]) => (context.resolveNode(id) ?? null) === null);
  if (unknown.length > 0)
    return unknown.map(([index]) =>
      userError([...field, String(index)], 'Publishable ID not found.', 'INVALID_PUBLISHABLE_ID'),
    );
  const owners = new Set(ids.map((id) => findVariant(context, id)?.productId));
  if (!types.has('ProductVariant') || owners.size === 1) return [];
  return [
    userError(field, 'All variants must belong to the same product.', 'VARIANTS_BELONG_TO_MULTIPLE_PRODUCTS'),
  ];
}

/** In the words of the documentation; nobody saw this error. */
function collectionProblems(ids: readonly string[]): readonly UserError[] {
  const index = ids.findIndex((id) => parseGlobalId(id)?.type === 'Collection');
  if (index === -1) return [];
  const message = 'A catalog publication can only contain products.';
  return [userError(['input', 'publishablesToAdd', String(index)], message, 'UNSUPPORTED_PUBLISHABLE_TYPE')];
}

function publishableType(context: RequestContext, id: string): string {
  const type = parseGlobalId(id)?.type ?? '';
  const takesVariants = context.shop.switches.variantsInPublicationUpdate === 'accepted';
  const isKnown = type === 'Product' || type === 'Collection' || (takesVariants && type === 'ProductVariant');
  if (!isKnown) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
  return type;
}

interface DeletePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly UserError[];
}

export function publicationDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): DeletePayload {
  const publication = findPublication(args.id, context);
  if (publication === null) return { deletedId: null, userErrors: [notFound()] };
  if (publication.channelId !== undefined) {
    const message = "Can't modify a publication that belongs to an app catalog.";
    const code = 'CANNOT_MODIFY_APP_CATALOG_PUBLICATION';
    return { deletedId: null, userErrors: [userError(['id'], message, code)] };
  }
  deletePublication(context, publication);
  return { deletedId: formatGlobalId('Publication', publication.id), userErrors: [] };
}

/** What was published on it is so no longer. */
export function deletePublication(context: RequestContext, { id: publicationId }: Publication): void {
  for (const gidType of ['Product', 'Collection']) {
    // From the end, where an index lets go of a row at once, however many there are.
    for (const id of resourcesOn(context, publicationId, gidType).toReversed())
      unpublish(context, formatGlobalId(gidType, id), publicationId);
  }
  context.shop.table(publicationsTable).delete(publicationId);
}

function notFound(): UserError {
  return userError(['id'], 'Publication was not found', 'PUBLICATION_NOT_FOUND');
}
