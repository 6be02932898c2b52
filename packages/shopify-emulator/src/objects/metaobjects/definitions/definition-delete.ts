import { formatGlobalId } from '../../global-id.ts';
import { deleteDefinitionsReferringTo } from '../../metafields/definitions/metaobject-link.ts';
import type { RequestContext } from '../../object-module.ts';
import { isReservedType } from './definition-type.ts';
import { notAuthorized } from '../metaobject-access.ts';
import {
  findDefinitionById,
  metaobjectDefinitionsTable,
  type MetaobjectDefinition,
} from '../metaobject-definition.ts';
import { recordNotFound, referenceExists, type MetaobjectError } from '../metaobject-error.ts';
import { entriesOfDefinition, metaobjectsTable } from '../metaobject.ts';
import { isUsedInOptions } from '../option-values.ts';

interface DeletePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly MetaobjectError[];
}

/** Takes its entries along, and the metafield definitions that refer to it, with their metafields. */
export function metaobjectDefinitionDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): DeletePayload {
  const definition = findDefinitionById(context, args.id);
  if (definition === undefined) return { deletedId: null, userErrors: [recordNotFound(['id'])] };
  const refusal = refusalOf(context, definition);
  if (refusal !== undefined) return { deletedId: null, userErrors: [refusal] };
  const entries = context.shop.table(metaobjectsTable);
  // From the end: the index keeps the entries of a definition in one list, and shortens it there at no cost.
  for (const entry of entriesOfDefinition(context, definition).toReversed()) entries.delete(entry.id);
  deleteDefinitionsReferringTo(context, definition);
  context.shop.table(metaobjectDefinitionsTable).delete(definition.id);
  return { deletedId: formatGlobalId('MetaobjectDefinition', definition.id), userErrors: [] };
}

function refusalOf(context: RequestContext, definition: MetaobjectDefinition): MetaobjectError | undefined {
  const isStrange = definition.isStandard !== true && isReservedType(definition.type, context.caller.appId);
  if (isStrange) return notAuthorized(['id']);
  return isUsedInOptions(context, definition) ? referenceExists(['id']) : undefined;
}
