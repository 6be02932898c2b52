import { resultingAccess, type AccessInput } from '../../metafields/definitions/definition-access.ts';
import { ownerOfNamespace } from '../../metafields/namespaces.ts';
import type { RequestContext } from '../../object-module.ts';
import { nowSeconds } from '../../shop-time.ts';
import { callingApp } from '../../app/app-ref.ts';
import {
  capabilityErrors,
  resultingCapabilities,
  type CapabilityChange,
  type DefinitionCapabilitiesInput,
} from './definition-capabilities.ts';
import { displayNameKeyErrors, fieldDefinitionErrors, fieldLimitErrors } from './definition-input.ts';
import {
  findDefinitionNamed,
  isAppType,
  isReservedType,
  resolveType,
  typeErrors,
} from './definition-type.ts';
import { makeField, type FieldDefinitionInput } from './field-definition-input.ts';
import { accessErrors, initialAccess } from '../metaobject-access.ts';
import {
  metaobjectDefinitionsTable,
  type FieldDefinition,
  type MetaobjectDefinition,
} from '../metaobject-definition.ts';
import { lengthErrors, metaobjectError, nameErrors, type MetaobjectError } from '../metaobject-error.ts';
import { inWords } from '../words.ts';

interface DefinitionCreateInput {
  readonly type: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly displayNameKey?: string | null;
  readonly fieldDefinitions?: readonly FieldDefinitionInput[] | null;
  readonly access?: AccessInput | null;
  readonly capabilities?: DefinitionCapabilitiesInput | null;
}

interface DefinitionPayload {
  readonly metaobjectDefinition: MetaobjectDefinition | null;
  readonly userErrors: readonly MetaobjectError[];
}

export function metaobjectDefinitionCreate(
  _source: unknown,
  { definition: input }: { readonly definition: DefinitionCreateInput },
  context: RequestContext,
): DefinitionPayload {
  const type = resolveType(input.type, context.caller.appId);
  const refusal = refusalOf(context, type);
  if (refusal !== undefined) return { metaobjectDefinition: null, userErrors: [refusal] };
  const fields = (input.fieldDefinitions ?? []).map((field, index) => makeField(field, index + 1));
  const change = { before: {}, input: input.capabilities, fields, definitionId: undefined };
  const userErrors = createErrors(context, type, input, change);
  if (userErrors.length > 0) return { metaobjectDefinition: null, userErrors };
  const definition = makeDefinition(context, type, input, change);
  context.shop.table(metaobjectDefinitionsTable).put(definition);
  return { metaobjectDefinition: definition, userErrors: [] };
}

/** Why no definition of this type can be made, whatever it says. */
function refusalOf(context: RequestContext, type: string): MetaobjectError | undefined {
  const path = ['definition'];
  if (isReservedType(type, context.caller.appId))
    return metaobjectError(
      path,
      'Not authorized. This type is reserved for use by another application.',
      'NOT_AUTHORIZED',
    );
  const limit = definitionLimit(context, type);
  return countDefinitions(context, type) < limit
    ? undefined
    : metaobjectError(
        path,
        `Total definition count exceeds the limit of ${limit}`,
        'MAX_DEFINITIONS_EXCEEDED',
      );
}

/** 128 for each app and for the merchant, whom the larger plans give 256 (shopify.dev, metaobject limits, 2026). */
function definitionLimit(context: RequestContext, type: string): number {
  const { plan } = context.shop.profile;
  return !isAppType(type) && (plan === 'plus' || plan === 'enterprise') ? 256 : 128;
}

/** Definitions from Shopify's templates do not count; an app's own count apart. */
function countDefinitions(context: RequestContext, type: string): number {
  const owner = ownerOfNamespace(type);
  const rows = context.shop.table(metaobjectDefinitionsTable).rows();
  return [...rows].filter((row) => row.isStandard !== true && ownerOfNamespace(row.type) === owner).length;
}

function createErrors(
  context: RequestContext,
  type: string,
  input: DefinitionCreateInput,
  change: CapabilityChange,
): readonly MetaobjectError[] {
  const isTaken = findDefinitionNamed(context, type) !== undefined;
  return [
    ...typeErrors(type),
    ...(isTaken ? [metaobjectError(['definition', 'type'], 'Type has already been taken', 'TAKEN')] : []),
    ...(typeof input.name === 'string' ? nameErrors(['definition', 'name'], 'Name', input.name) : []),
    ...lengthErrors(['definition', 'description'], 'Description', input.description ?? ''),
    ...accessErrors(type, input.access),
    ...fieldLimitErrors(change.fields),
    ...fieldDefinitionErrors(context, input.fieldDefinitions ?? []),
    ...displayNameKeyErrors(input.displayNameKey, change.fields),
    ...capabilityErrors(context, change),
  ];
}

function makeDefinition(
  context: RequestContext,
  type: string,
  input: DefinitionCreateInput,
  change: CapabilityChange & { readonly fields: readonly FieldDefinition[] },
): MetaobjectDefinition {
  const now = nowSeconds(context);
  return {
    __typename: 'MetaobjectDefinition',
    id: context.shop.allocateId(),
    type,
    name: input.name ?? inWords(type.replace(/^app--\d+--/, '')),
    description: input.description ?? undefined,
    displayNameKey: input.displayNameKey || undefined,
    fields: change.fields,
    lastFieldNumber: change.fields.length,
    access: resultingAccess(initialAccess(type), input.access),
    capabilities: resultingCapabilities(change),
    isStandard: undefined,
    createdAt: now,
    updatedAt: now,
    createdBy: callingApp(context),
  };
}
