import { resultingAccess, type AccessInput } from '../../metafields/definitions/definition-access.ts';
import type { RequestContext } from '../../object-module.ts';
import { nowSeconds } from '../../shop-time.ts';
import {
  capabilityErrors,
  resultingCapabilities,
  type DefinitionCapabilitiesInput,
} from './definition-capabilities.ts';
import { displayNameKeyErrors, fieldLimitErrors } from './definition-input.ts';
import { isReservedType } from './definition-type.ts';
import { applyFieldOperations, type FieldOperation } from './field-operations.ts';
import { accessErrors, notAuthorized } from '../metaobject-access.ts';
import {
  findDefinitionById,
  metaobjectDefinitionsTable,
  type FieldDefinition,
  type MetaobjectDefinition,
} from '../metaobject-definition.ts';
import {
  lengthErrors,
  metaobjectError,
  nameErrors,
  recordNotFound,
  type MetaobjectError,
} from '../metaobject-error.ts';
import { isUsedInOptions } from '../option-values.ts';
import { redirectEntries } from '../page-paths.ts';

interface DefinitionUpdateInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly displayNameKey?: string | null;
  readonly fieldDefinitions?: readonly FieldOperation[] | null;
  readonly resetFieldOrder?: boolean | null;
  readonly access?: AccessInput | null;
  readonly capabilities?: DefinitionCapabilitiesInput | null;
}

interface DefinitionPayload {
  readonly metaobjectDefinition: MetaobjectDefinition | null;
  readonly userErrors: readonly MetaobjectError[];
}

export function metaobjectDefinitionUpdate(
  _source: unknown,
  args: { readonly id: string; readonly definition: DefinitionUpdateInput },
  context: RequestContext,
): DefinitionPayload {
  const before = findDefinitionById(context, args.id);
  if (before === undefined) return { metaobjectDefinition: null, userErrors: [recordNotFound(['id'])] };
  const refusal = refusalOf(context, before);
  if (refusal !== undefined) return { metaobjectDefinition: null, userErrors: [refusal] };
  const operations = applyFieldOperations(context, before, args.definition);
  const userErrors = [
    ...operations.errors,
    ...updateErrors(context, before, args.definition, operations.fields),
  ];
  if (userErrors.length > 0) return { metaobjectDefinition: null, userErrors };
  const after = updated(context, before, args.definition, operations);
  context.shop.table(metaobjectDefinitionsTable).put(after);
  if (args.definition.capabilities?.onlineStore?.data?.createRedirects === true)
    redirectEntries(context, before, after);
  return { metaobjectDefinition: after, userErrors: [] };
}

function refusalOf(context: RequestContext, definition: MetaobjectDefinition): MetaobjectError | undefined {
  if (definition.isStandard === true)
    return metaobjectError(['definition'], "Standard metaobject definitions can't be updated", 'IMMUTABLE');
  return isReservedType(definition.type, context.caller.appId) ? notAuthorized(['definition']) : undefined;
}

function updateErrors(
  context: RequestContext,
  before: MetaobjectDefinition,
  input: DefinitionUpdateInput,
  fields: readonly FieldDefinition[],
): readonly MetaobjectError[] {
  return [
    ...(typeof input.name === 'string' ? nameErrors(['definition', 'name'], 'Name', input.name) : []),
    ...lengthErrors(['definition', 'description'], 'Description', input.description ?? ''),
    ...accessErrors(before.type, input.access),
    ...fieldLimitErrors(fields),
    ...displayNameErrors(context, before, input.displayNameKey, fields),
    ...capabilityErrors(context, {
      before: before.capabilities,
      input: input.capabilities,
      fields,
      definitionId: before.id,
    }),
  ];
}

function displayNameErrors(
  context: RequestContext,
  before: MetaobjectDefinition,
  key: string | null | undefined,
  fields: readonly FieldDefinition[],
): readonly MetaobjectError[] {
  const errors = displayNameKeyErrors(key, fields);
  if (errors.length > 0 || key === undefined || (key ?? undefined) === before.displayNameKey) return errors;
  if (!isUsedInOptions(context, before)) return [];
  const message = 'Cannot change display name field when metaobject is used in product options';
  return [metaobjectError(['definition', 'displayNameKey'], message, 'IMMUTABLE')];
}

function updated(
  context: RequestContext,
  before: MetaobjectDefinition,
  input: DefinitionUpdateInput,
  operations: { readonly fields: readonly FieldDefinition[]; readonly lastFieldNumber: number },
): MetaobjectDefinition {
  const { fields, lastFieldNumber } = operations;
  const displayNameKey =
    input.displayNameKey === undefined ? before.displayNameKey : input.displayNameKey || undefined;
  const { description, capabilities } = input;
  return {
    ...before,
    name: input.name ?? before.name,
    description: description === undefined ? before.description : (description ?? undefined),
    displayNameKey: fields.some((field) => field.key === displayNameKey) ? displayNameKey : undefined,
    fields,
    lastFieldNumber,
    access: resultingAccess(before.access, input.access),
    capabilities: resultingCapabilities({
      before: before.capabilities,
      input: capabilities,
      fields,
      definitionId: before.id,
    }),
    updatedAt: nowSeconds(context),
  };
}
