import { apiError } from '../api-error.ts';
import type { RequestContext } from '../object-module.ts';
import { findDefinitionNamed } from './definitions/definition-type.ts';
import { readValues, readValuesObject, type EntryInput, type GivenValues } from './entry-input.ts';
import { metaobjectError, recordNotFound, type MetaobjectError } from './metaobject-error.ts';
import { definitionOf, findByHandle, findMetaobject } from './metaobject.ts';
import { redirectEntry } from './page-paths.ts';
import { changeEntry, createEntry, type EntryPayload, type EntryRequest } from './write-entry.ts';

export function metaobjectCreate(
  _source: unknown,
  { metaobject: input }: { readonly metaobject: EntryInput & { readonly type: string } },
  context: RequestContext,
): EntryPayload {
  const values = readValues('MetaobjectCreateInput', input, ['metaobject']);
  const definition = findDefinitionNamed(context, input.type);
  if (definition === undefined) return refuse(unknownType(input.type, ['metaobject', 'type']));
  return createEntry(context, definition, requestOf(input, values));
}

interface UpdateInput extends EntryInput {
  readonly redirectNewHandle?: boolean | null;
}

export function metaobjectUpdate(
  _source: unknown,
  args: { readonly id: string; readonly metaobject: UpdateInput },
  context: RequestContext,
): EntryPayload {
  const values = readValues('MetaobjectUpdateInput', args.metaobject, ['metaobject']);
  const entry = findMetaobject(context, args.id);
  if (entry === undefined) return refuse(recordNotFound(['id']));
  const definition = definitionOf(context, entry);
  const payload = changeEntry(context, definition, entry, requestOf(args.metaobject, values));
  if (args.metaobject.redirectNewHandle === true && payload.metaobject !== null)
    redirectEntry(context, definition, entry, payload.metaobject);
  return payload;
}

type UpsertedEntry = {
  readonly metaobject?: EntryInput | null;
  readonly values?: unknown;
};

/** `metaobject` changes what it names and leaves the rest; `values` replaces everything. */
export function metaobjectUpsert(
  _source: unknown,
  args: UpsertedEntry & { readonly handle: { readonly type: string; readonly handle: string } },
  context: RequestContext,
): EntryPayload {
  const { type, handle } = args.handle;
  const input = args.metaobject ?? {};
  const values = upsertedValues(args);
  const definition = findDefinitionNamed(context, type);
  if (definition === undefined) return refuse(unknownType(type, ['handle', 'type']));
  const present = findByHandle(context, definition.id, handle);
  if (present !== undefined) return changeEntry(context, definition, present, requestOf(input, values));
  const isRenamed = typeof input.handle === 'string' && input.handle !== '';
  return createEntry(context, definition, {
    ...requestOf(input, values),
    ...(isRenamed ? {} : { handle, handlePath: ['handle', 'handle'] }),
  });
}

function upsertedValues({ metaobject, values }: UpsertedEntry): GivenValues {
  const hasValues = values !== null && values !== undefined;
  const hasMetaobject = metaobject !== null && metaobject !== undefined;
  if (hasValues === hasMetaobject)
    throw apiError('INVALID_FIELD_ARGUMENTS', 'metaobjectUpsert requires exactly one of metaobject, values');
  return hasValues
    ? readValuesObject(values, ['values'])
    : readValues('MetaobjectUpsertInput', metaobject ?? {}, ['metaobject']);
}

function requestOf(input: EntryInput, values: GivenValues): EntryRequest {
  const { handle, capabilities } = input;
  return { handle, handlePath: ['metaobject', 'handle'], values, capabilities };
}

function unknownType(type: string, path: readonly string[]): MetaobjectError {
  const message = `No metaobject definition exists for type "${type}"`;
  return metaobjectError(path, message, 'UNDEFINED_OBJECT_TYPE');
}

function refuse(error: MetaobjectError): EntryPayload {
  return { metaobject: null, userErrors: [error] };
}
