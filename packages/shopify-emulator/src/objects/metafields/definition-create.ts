import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { accessErrors, resultingAccess, type AccessInput } from './definition-access.ts';
import { capabilityErrors, resultingCapabilities, type CapabilityInput } from './definition-capabilities.ts';
import { adoptMetafields } from './definition-metafields.ts';
import { nextPinnedPosition, pinProblem } from './definition-pin.ts';
import {
  definitionsOf,
  definitionsTable,
  findDefinition,
  type DefinitionConstraints,
  type MetafieldDefinition,
} from './metafield-definition.ts';
import { validationErrors } from './definition-validations.ts';
import {
  belongsToOtherApp,
  identifierProblems,
  isReservedNamespace,
  resolveNamespace,
} from './namespaces.ts';
import { ownerTypeInWords } from './owner-types.ts';
import type { ValidationOption } from './validation-options.ts';
import { definitionTypes, findValueType, type ValueType } from './value-types.ts';

const maxDefinitions = 256;

interface DefinitionInput {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly name: string;
  readonly description?: string | null;
  readonly type: string;
  readonly validations?: readonly ValidationOption[] | null;
  readonly pin?: boolean | null;
  readonly capabilities?: CapabilityInput | null;
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
  const type = findValueType(input.type);
  const userErrors = [
    ...identifierErrors(context, namespace, input),
    ...(type === undefined || type.isLegacy ? [unknownType(input.type)] : []),
  ];
  if (userErrors.length > 0 || type === undefined)
    return { createdDefinition: null, userErrors: asCreateErrors(userErrors) };
  const furtherErrors = shapeErrors(context, namespace, type, input);
  if (furtherErrors.length > 0) return { createdDefinition: null, userErrors: asCreateErrors(furtherErrors) };
  const definition = makeDefinition(context, namespace, input);
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
  if (isReservedNamespace(namespace) || belongsToOtherApp(namespace, context.caller.appId))
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
  ];
  if (characters.length > 0) return characters;
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
  const field = ['definition', 'name'];
  if (name.trim() === '') return [userError(field, "Name can't be blank", 'BLANK')];
  if (name.length > 255)
    return [userError(field, 'Name is too long (maximum is 255 characters)', 'TOO_LONG')];
  return [];
}

function unknownType(name: string): UserError {
  const names = definitionTypes().map((type) => type.name);
  return userError(
    ['definition', 'type'],
    `Type name ${name} is not a valid type. Valid types are: ${names.join(', ')}.`,
    'INCLUSION',
  );
}

function shapeErrors(
  context: RequestContext,
  namespace: string,
  type: ValueType,
  input: DefinitionInput,
): readonly UserError[] {
  const others = definitionsOf(context, input.ownerType);
  if (others.length >= maxDefinitions)
    return [
      userError(
        ['definition'],
        `Stores can only have ${maxDefinitions} definitions for each store resource.`,
        'RESOURCE_TYPE_LIMIT_EXCEEDED',
      ),
    ];
  const pinning =
    input.pin === true ? pinProblem(context, input.ownerType, input.constraints ?? null) : undefined;
  return [
    ...validationErrors(type, input.validations ?? []),
    ...capabilityErrors({ ownerType: input.ownerType, type }, input.capabilities, others),
    ...accessErrors(namespace, input.access, 'INVALID'),
    ...(pinning === undefined ? [] : [userError(['definition'], pinning.message, pinning.code)]),
  ];
}

function makeDefinition(
  context: RequestContext,
  namespace: string,
  input: DefinitionInput,
): MetafieldDefinition {
  return {
    __typename: 'MetafieldDefinition',
    id: context.shop.allocateId(),
    ownerType: input.ownerType,
    namespace,
    key: input.key,
    name: input.name,
    description: input.description ?? null,
    type: input.type,
    validations: input.validations ?? [],
    pinnedPosition: input.pin === true ? nextPinnedPosition(context, input.ownerType) : null,
    capabilities: resultingCapabilities(input.type, [], input.capabilities),
    access: resultingAccess(namespace, undefined, input.access),
    constraints: input.constraints ?? null,
  };
}

function asCreateErrors(errors: readonly UserError[]): readonly UserError[] {
  return errors.map((error) => ({ ...error, __typename: 'MetafieldDefinitionCreateUserError' }));
}
