import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';

/**
 * Where a variant departs from its product. A variant is published wherever its product is, unless it was taken out there;
 * one that was created unpublished is published nowhere, unless it was put in there. Others have no row.
 */
interface VariantPublications extends Row {
  readonly startedUnpublished: true | undefined;
  /** The publications where the opposite of the start holds. */
  readonly exceptions: readonly number[];
}

const variantPublicationsTable: TableDefinition<VariantPublications> = { name: 'variantPublications' };

/** For a variant that is created unpublished. */
export function startVariantUnpublished(context: RequestContext, variantId: number): void {
  context.shop
    .table(variantPublicationsTable)
    .put({ id: variantId, startedUnpublished: true, exceptions: [] });
}

/** Whether the variant is shown on the publication, given that its product is. */
export function isVariantShown(context: RequestContext, variantId: number, publicationId: number): boolean {
  const row = context.shop.table(variantPublicationsTable).get(variantId);
  if (row === undefined) return true;
  return row.exceptions.includes(publicationId) === (row.startedUnpublished === true);
}

export function showVariant(
  context: RequestContext,
  variantId: number,
  publicationId: number,
  isShown: boolean,
): void {
  if (isVariantShown(context, variantId, publicationId) === isShown) return;
  const table = context.shop.table(variantPublicationsTable);
  const row = table.get(variantId) ?? { id: variantId, startedUnpublished: undefined, exceptions: [] };
  const exceptions = row.exceptions.includes(publicationId)
    ? row.exceptions.filter((id) => id !== publicationId)
    : [...row.exceptions, publicationId];
  if (exceptions.length === 0 && row.startedUnpublished !== true) table.delete(variantId);
  else table.put({ ...row, exceptions });
}

export function forgetVariantPublications(context: RequestContext, variantId: number): void {
  context.shop.table(variantPublicationsTable).delete(variantId);
}
