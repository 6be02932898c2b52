import { apiError } from '../api-error.ts';
import { formatGlobalId } from '../global-id.ts';
import { startJob, type Job } from '../jobs/job.ts';
import type { RequestContext } from '../object-module.ts';
import { findDefinitionNamed } from './definitions/definition-type.ts';
import { canWrite, notAuthorized } from './metaobject-access.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';
import { recordNotFound, referenceExists, type MetaobjectError } from './metaobject-error.ts';
import {
  definitionOf,
  entriesOfDefinition,
  findMetaobject,
  metaobjectsTable,
  type Metaobject,
} from './metaobject.ts';
import { isOptionValue } from './option-values.ts';

interface DeletePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly MetaobjectError[];
}

/** What refers to the entry keeps doing so. */
export function metaobjectDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): DeletePayload {
  const entry = findMetaobject(context, args.id);
  if (entry === undefined) return { deletedId: null, userErrors: [recordNotFound(['id'])] };
  const refusal = refusalOf(context, definitionOf(context, entry), entry);
  if (refusal !== undefined) return { deletedId: null, userErrors: [refusal] };
  context.shop.table(metaobjectsTable).delete(entry.id);
  return { deletedId: formatGlobalId('Metaobject', entry.id), userErrors: [] };
}

function refusalOf(
  context: RequestContext,
  definition: MetaobjectDefinition,
  entry: Metaobject,
): MetaobjectError | undefined {
  if (!canWrite(context, definition)) return notAuthorized(['id']);
  return isOptionValue(context, entry) ? referenceExists(['id']) : undefined;
}

interface WhereCondition {
  readonly type?: string | null;
  readonly ids?: readonly string[] | null;
}

interface BulkDeletePayload {
  readonly job: Job | null;
  readonly userErrors: readonly MetaobjectError[];
}

/** Ids of nothing are passed over. */
export function metaobjectBulkDelete(
  _source: unknown,
  { where }: { readonly where: WhereCondition },
  context: RequestContext,
): BulkDeletePayload {
  const entries = chosenEntries(context, where);
  if (entries === undefined) return { job: null, userErrors: [recordNotFound(['where', 'type'])] };
  const table = context.shop.table(metaobjectsTable);
  for (const entry of entries.toReversed()) {
    const definition = definitionOf(context, entry);
    if (refusalOf(context, definition, entry) === undefined) table.delete(entry.id);
  }
  return { job: startJob(context), userErrors: [] };
}

/** Undefined where there is no such type. */
function chosenEntries(
  context: RequestContext,
  { type, ids }: WhereCondition,
): readonly Metaobject[] | undefined {
  const hasType = type !== null && type !== undefined;
  if (hasType === (ids !== null && ids !== undefined))
    throw apiError(
      'INVALID_FIELD_ARGUMENTS',
      'MetaobjectBulkDeleteWhereCondition requires exactly one of type, ids',
    );
  if (!hasType) return (ids ?? []).flatMap((id) => findMetaobject(context, id) ?? []);
  const definition = findDefinitionNamed(context, type);
  return definition === undefined ? undefined : entriesOfDefinition(context, definition);
}
