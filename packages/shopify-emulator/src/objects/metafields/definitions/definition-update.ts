import { startJob, type Job } from '../../jobs/job.ts';
import type { RequestContext } from '../../object-module.ts';
import { nowSeconds } from '../../shop-time.ts';
import { userError, type UserError } from '../../user-error.ts';
import { accessErrors, resultingAccess, type AccessInput } from './definition-access.ts';
import {
  capabilityErrors,
  resultingCapabilities,
  wantedState,
  type CapabilitiesInput,
} from './definition-capabilities.ts';
import { constraintErrors, resultingConstraints, type ConstraintsUpdates } from './definition-constraints.ts';
import { descriptionErrors, nameErrors } from './definition-create.ts';
import { findDefinitionBy } from './definition-lookup.ts';
import { adoptMetafields } from './definition-metafields.ts';
import { requireDefinitionAccess } from './definition-permission.ts';
import { nextPinnedPosition, pinProblem } from './definition-pin.ts';
import { useErrors } from './definition-use.ts';
import { normalizeValidations, validationErrors } from './definition-validations.ts';
import { validationStatusOf } from './definition-validity.ts';
import { definitionsOf, definitionsTable, type MetafieldDefinition } from '../metafield-definition.ts';
import { resolveNamespace } from '../namespaces.ts';
import { optionValue, type ValidationOption } from '../values/validation-options.ts';
import { valueSurroundings } from '../values/value-surroundings.ts';
import { findValueType } from '../values/value-types.ts';

interface DefinitionUpdateInput extends CapabilitiesInput {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly validations?: readonly ValidationOption[] | null;
  readonly pin?: boolean | null;
  readonly access?: AccessInput | null;
  readonly constraintsUpdates?: ConstraintsUpdates | null;
}

interface UpdatePayload {
  readonly updatedDefinition: MetafieldDefinition | null;
  readonly userErrors: readonly UserError[];
  readonly validationJob: Job | null;
}

export function metafieldDefinitionUpdate(
  _source: unknown,
  args: { readonly definition: DefinitionUpdateInput },
  context: RequestContext,
): UpdatePayload {
  const input = args.definition;
  const namespace = resolveNamespace(input.namespace, context.caller.appId);
  requireDefinitionAccess(context, 'metafieldDefinitionUpdate', { ...input, namespace });
  const before = findDefinitionBy(context, { identifier: input });
  if (before === undefined) return refuse([userError(['definition'], 'Definition not found.', 'NOT_FOUND')]);
  const userErrors = updateErrors(context, before, input);
  if (userErrors.length > 0) return refuse(userErrors);
  const validationJob = Array.isArray(input.validations) ? startJob(context) : null;
  const after = updated(context, before, input, validationJob);
  context.shop.table(definitionsTable).put(after);
  if (validationJob !== null || hasUniqueValues(after) !== hasUniqueValues(before))
    adoptMetafields(context, after);
  return { updatedDefinition: after, userErrors: [], validationJob };
}

function hasUniqueValues({ capabilities }: MetafieldDefinition): boolean {
  return capabilities.includes('uniqueValues');
}

function refuse(errors: readonly UserError[]): UpdatePayload {
  return {
    updatedDefinition: null,
    userErrors: errors.map((error) => ({ ...error, __typename: 'MetafieldDefinitionUpdateUserError' })),
    validationJob: null,
  };
}

function updateErrors(
  context: RequestContext,
  before: MetafieldDefinition,
  input: DefinitionUpdateInput,
): readonly UserError[] {
  const { ownerType, namespace } = before;
  const type = findValueType(before.type);
  if (type === undefined) return [];
  const others = definitionsOf(context, ownerType).filter((other) => other.id !== before.id);
  return [
    ...(typeof input.name === 'string' ? nameErrors(input.name) : []),
    ...descriptionErrors(input.description),
    ...standardErrors(before, input),
    ...(Array.isArray(input.validations)
      ? validationErrors(type, input.validations, valueSurroundings(context))
      : []),
    ...metaobjectErrors(before.validations, input.validations),
    ...capabilityErrors({ ownerType, type }, input, others),
    ...(wantedState(input, 'smartCollectionCondition') === false ? useErrors(context, before) : []),
    ...accessErrors(namespace, input.access, 'INVALID_INPUT'),
    ...placeErrors(context, before, input),
  ];
}

/** What Shopify prepared stays as it is. */
function standardErrors(before: MetafieldDefinition, input: DefinitionUpdateInput): readonly UserError[] {
  if (before.templateId === undefined) return [];
  const isRenamed = typeof input.name === 'string' && input.name !== before.name;
  return [...(isRenamed ? ['name'] : []), ...(Array.isArray(input.validations) ? ['validations'] : [])].map(
    (part) =>
      userError(
        ['definition', part],
        `${part === 'name' ? 'Name' : 'Validations'} cannot be changed in a standard definition.`,
        'INVALID_INPUT',
      ),
  );
}

/** Of constraints and pins, which exclude each other. */
function placeErrors(
  context: RequestContext,
  before: MetafieldDefinition,
  input: DefinitionUpdateInput,
): readonly UserError[] {
  const constraints = resultingConstraints(before.constraints, input.constraintsUpdates);
  const wasPinned = before.pinnedPosition !== null;
  const isPinned = input.pin ?? wasPinned;
  const isAsked = isPinned && (!wasPinned || constraints !== null);
  const pinning = isAsked ? pinProblem(context, before.ownerType, constraints) : undefined;
  return [
    ...constraintErrors(before.ownerType, constraints),
    ...(pinning === undefined ? [] : [userError(['definition'], pinning.message, pinning.code)]),
  ];
}

function metaobjectErrors(
  before: readonly ValidationOption[],
  after: readonly ValidationOption[] | null | undefined,
): readonly UserError[] {
  const present = optionValue(before, 'metaobject_definition_id');
  const wanted = optionValue(after ?? [], 'metaobject_definition_id');
  if (present === undefined || wanted === undefined || wanted === present) return [];
  return [
    userError(
      ['definition', 'validations'],
      'Validations must not change the existing metaobject definition value',
      'METAOBJECT_DEFINITION_CHANGED',
    ),
  ];
}

function updated(
  context: RequestContext,
  before: MetafieldDefinition,
  input: DefinitionUpdateInput,
  validationJob: Job | null,
): MetafieldDefinition {
  const type = findValueType(before.type);
  const given = input.validations ?? before.validations;
  return {
    ...before,
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description,
    validations: type === undefined ? given : normalizeValidations(type, given),
    pinnedPosition: pinnedPosition(context, before, input.pin),
    capabilities: resultingCapabilities(before.type, before.capabilities, input),
    access: resultingAccess(before.access, input.access),
    constraints: resultingConstraints(before.constraints, input.constraintsUpdates),
    updatedAt: nowSeconds(context),
    check:
      validationJob === null
        ? before.check
        : { startedAtMs: validationJob.startedAtMs, statusBefore: validationStatusOf(context, before) },
  };
}

function pinnedPosition(
  context: RequestContext,
  before: MetafieldDefinition,
  pin: boolean | null | undefined,
): number | null {
  if (pin === false) return null;
  if (pin !== true) return before.pinnedPosition;
  return before.pinnedPosition ?? nextPinnedPosition(context, before.ownerType);
}
