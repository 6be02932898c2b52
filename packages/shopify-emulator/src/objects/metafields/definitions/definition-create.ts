import type { RequestContext } from '../../object-module.ts';
import { nowSeconds } from '../../shop-time.ts';
import { lengthErrors, requiredTextErrors } from '../../text-errors.ts';
import { userError, type UserError } from '../../user-error.ts';
import { accessErrors, initialAccess, resultingAccess, type AccessInput } from './definition-access.ts';
import {
  capabilityErrors,
  resultingCapabilities,
  type CapabilitiesInput,
} from './definition-capabilities.ts';
import { constraintErrors } from './definition-constraints.ts';
import { adoptMetafields } from './definition-metafields.ts';
import { nextPinnedPosition, pinProblem } from './definition-pin.ts';
import {
  definitionsOf,
  definitionsTable,
  findDefinition,
  type DefinitionConstraints,
  type MetafieldDefinition,
} from '../metafield-definition.ts';
import { requireDefinitionAccess } from './definition-permission.ts';
import { normalizeValidations, validationErrors } from './definition-validations.ts';
import {
  identifierProblems,
  isAppNamespace,
  isReservedNamespace,
  ownerOfNamespace,
  resolveNamespace,
} from '../namespaces.ts';
import { ownerTypeInWords } from '../owner-types.ts';
import { findStandardTemplate } from './standard-templates.ts';
import { valueSurroundings } from '../values/value-surroundings.ts';
import type { ValidationOption } from '../values/validation-options.ts';
import { findValueType, invalidTypeMessage, type ValueType } from '../values/value-types.ts';

const maxDefinitions = 256;

interface DefinitionInput extends CapabilitiesInput {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly name: string;
  readonly description?: string | null;
  readonly type: string;
  readonly validations?: readonly ValidationOption[] | null;
  readonly pin?: boolean | null;
  readonly access?: AccessInput | null;
  readonly constraints?: DefinitionConstraints | null;
}

interface CreatePayload {
  readonly createdDefinition: MetafieldDefinition | null;
  readonly userErrors: readonly UserError[];
}

export function metafieldDefinitionCreate(
  _source: unknown,
  args: { readonly definition: DefinitionInput },
  context: RequestContext,
): CreatePayload {
  const input = args.definition;
  const namespace = resolveNamespace(input.namespace, context.caller.appId);
  requireDefinitionAccess(context, 'metafieldDefinitionCreate', { ...input, namespace });
  const type = findValueType(input.type);
  const userErrors = [
    ...identifierErrors(context, namespace, input),
    ...(type === undefined || type.isLegacy ? [unknownType(input.type)] : []),
  ];
  if (userErrors.length > 0 || type === undefined)
    return { createdDefinition: null, userErrors: asCreateErrors(userErrors) };
  const furtherErrors = shapeErrors(context, namespace, type, input);
  if (furtherErrors.length > 0) return { createdDefinition: null, userErrors: asCreateErrors(furtherErrors) };
  const definition = makeDefinition(context, namespace, type, input);
  context.shop.table(definitionsTable).put(definition);
  adoptMetafields(context, definition);
  return { createdDefinition: definition, userErrors: [] };
}

function identifierErrors(
  context: RequestContext,
  namespace: string,
  input: DefinitionInput,
): readonly UserError[] {
  const { key, name, ownerType } = input;
  const problems = identifierProblems(namespace, key).map(({ part, message, code }) =>
    userError(['definition', part], message, code),
  );
  if (problems.length > 0) return problems;
  if (isReservedNamespace(namespace))
    return [
      userError(
        ['definition', 'namespace'],
        `Namespace ${namespace} is a reserved namespace`,
        'RESERVED_NAMESPACE_KEY',
      ),
    ];
  const characters = [
    ...invalidCharacters('Namespace', namespace),
    ...invalidCharacters('Key', key),
    ...nameErrors(name),
    ...descriptionErrors(input.description),
  ];
  if (characters.length > 0) return characters;
  if (findStandardTemplate({ ownerType, namespace, key }) !== undefined)
    return [
      userError(
        ['definition'],
        'This namespace and key combination is reserved for standard definitions.',
        'RESERVED_NAMESPACE_KEY',
      ),
    ];
  if (findDefinition(context, { ownerType, namespace, key }) === undefined) return [];
  const owner = ownerTypeInWords(ownerType);
  return [
    userError(
      ['definition', 'key'],
      `Key is in use for ${owner} metafields on the '${namespace}' namespace.`,
      'TAKEN',
    ),
  ];
}

function invalidCharacters(label: 'Namespace' | 'Key', text: string): readonly UserError[] {
  return /^[\w-]+$/.test(text)
    ? []
    : [
        userError(
          ['definition', label.toLowerCase()],
          `${label} contains one or more invalid characters.`,
          'INVALID_CHARACTER',
        ),
      ];
}

export function nameErrors(name: string): readonly UserError[] {
  return requiredTextErrors(['definition', 'name'], 'Name', name);
}

/** Not seen with metafields: definitions of metaobjects have the same limit. */
export function descriptionErrors(description: string | null | undefined): readonly UserError[] {
  return lengthErrors(['definition', 'description'], 'Description', description ?? '');
}

function unknownType(name: string): UserError {
  return userError(['definition', 'type'], invalidTypeMessage(name), 'INCLUSION');
}

function shapeErrors(
  context: RequestContext,
  namespace: string,
  type: ValueType,
  input: DefinitionInput,
): readonly UserError[] {
  const others = definitionsOf(context, input.ownerType);
  const full = limitError(namespace, others);
  if (full !== undefined) return [full];
  const constraints = input.constraints ?? null;
  const pinning = input.pin === true ? pinProblem(context, input.ownerType, constraints) : undefined;
  return [
    ...validationErrors(type, input.validations ?? [], valueSurroundings(context)),
    ...capabilityErrors({ ownerType: input.ownerType, type }, input, others),
    ...accessErrors(namespace, input.access, 'INVALID'),
    ...constraintErrors(input.ownerType, constraints),
    ...(pinning === undefined ? [] : [userError(['definition'], pinning.message, pinning.code)]),
  ];
}

/** The merchant and each app may have so many definitions for each kind of owner; standard ones do not count. */
function limitError(namespace: string, others: readonly MetafieldDefinition[]): UserError | undefined {
  const owner = ownerOfNamespace(namespace);
  const counted = others.filter(
    (other) => other.templateId === undefined && ownerOfNamespace(other.namespace) === owner,
  );
  if (counted.length < maxDefinitions) return undefined;
  const isOfApp = isAppNamespace(namespace);
  return userError(
    ['definition'],
    `${isOfApp ? 'Apps' : 'Stores'} can only have ${maxDefinitions} definitions for each store resource.`,
    isOfApp ? 'RESOURCE_TYPE_LIMIT_EXCEEDED_BY_APP' : 'RESOURCE_TYPE_LIMIT_EXCEEDED',
  );
}

function makeDefinition(
  context: RequestContext,
  namespace: string,
  type: ValueType,
  input: DefinitionInput,
): MetafieldDefinition {
  const now = nowSeconds(context);
  return {
    __typename: 'MetafieldDefinition',
    id: context.shop.allocateId(),
    ownerType: input.ownerType,
    namespace,
    key: input.key,
    name: input.name,
    description: input.description ?? null,
    type: input.type,
    validations: normalizeValidations(type, input.validations ?? []),
    pinnedPosition: input.pin === true ? nextPinnedPosition(context, input.ownerType) : null,
    capabilities: resultingCapabilities(input.type, [], input),
    access: resultingAccess(initialAccess(namespace), input.access),
    constraints: input.constraints ?? null,
    templateId: undefined,
    createdAt: now,
    updatedAt: now,
    check: undefined,
  };
}

function asCreateErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) => ({ ...error, __typename: 'MetafieldDefinitionCreateUserError' }));
}
