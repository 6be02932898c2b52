import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { accessErrors, resultingAccess, type AccessInput } from './definition-access.ts';
import { capabilityErrors, resultingCapabilities, type CapabilityInput } from './definition-capabilities.ts';
import { nameErrors } from './definition-create.ts';
import { findDefinitionBy } from './definition-lookup.ts';
import { adoptMetafields } from './definition-metafields.ts';
import { nextPinnedPosition, pinProblem } from './definition-pin.ts';
import {
  definitionsOf,
  definitionsTable,
  type DefinitionConstraints,
  type MetafieldDefinition,
} from './metafield-definition.ts';
import { validationErrors } from './definition-validations.ts';
import { startJob, type Job } from '../jobs/job.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import { findValueType } from './value-types.ts';

interface DefinitionUpdateInput {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly validations?: readonly ValidationOption[] | null;
  readonly pin?: boolean | null;
  readonly capabilities?: CapabilityInput | null;
  readonly access?: AccessInput | null;
  readonly constraintsUpdates?: ConstraintsUpdates | null;
}

interface ConstraintsUpdates {
  readonly key?: string | null;
  readonly values?: readonly { readonly create?: string | null; readonly delete?: string | null }[] | null;
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
  const before = findDefinitionBy(context, { identifier: input });
  if (before === undefined) return refuse([userError(['definition'], 'Definition not found.', 'NOT_FOUND')]);
  const userErrors = updateErrors(context, before, input);
  if (userErrors.length > 0) return refuse(userErrors);
  const after = updated(context, before, input);
  context.shop.table(definitionsTable).put(after);
  const isChecked = Array.isArray(input.validations);
  if (isChecked || after.capabilities.length !== before.capabilities.length) adoptMetafields(context, after);
  return { updatedDefinition: after, userErrors: [], validationJob: isChecked ? startJob(context) : null };
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
  const isPinned = input.pin === true && before.pinnedPosition === null;
  const pinning = isPinned ? pinProblem(context, ownerType, before.constraints) : undefined;
  return [
    ...(typeof input.name === 'string' ? nameErrors(input.name) : []),
    ...(Array.isArray(input.validations) ? validationErrors(type, input.validations) : []),
    ...metaobjectErrors(before.validations, input.validations),
    ...capabilityErrors({ ownerType, type }, input.capabilities, others),
    ...accessErrors(namespace, input.access, 'INVALID_INPUT'),
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
): MetafieldDefinition {
  return {
    ...before,
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description,
    validations: input.validations ?? before.validations,
    pinnedPosition: pinnedPosition(context, before, input.pin),
    capabilities: resultingCapabilities(before.type, before.capabilities, input.capabilities),
    access: resultingAccess(before.namespace, before.access, input.access),
    constraints: resultingConstraints(before.constraints, input.constraintsUpdates),
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

/** A null key takes the constraints away. */
function resultingConstraints(
  before: DefinitionConstraints | null,
  updates: ConstraintsUpdates | null | undefined,
): DefinitionConstraints | null {
  if (updates === null || updates === undefined) return before;
  const key = updates.key === undefined ? before?.key : updates.key;
  if (key === null || key === undefined) return null;
  const values = new Set(before?.values);
  for (const change of updates.values ?? []) {
    if (typeof change.create === 'string') values.add(change.create);
    if (typeof change.delete === 'string') values.delete(change.delete);
  }
  return { key, values: [...values] };
}
