import { numberOfGlobalId } from '../../global-id.ts';
import type { RequestContext } from '../../object-module.ts';
import { userError, type UserError } from '../../user-error.ts';
import { accessErrors, resultingAccess, type AccessInput } from './definition-access.ts';
import { capabilityErrors, resultingCapabilities, type CapabilityInput } from './definition-capabilities.ts';
import { adoptMetafields } from './definition-metafields.ts';
import { requireOwnerTypeAccess } from './definition-permission.ts';
import { nextPinnedPosition, pinProblem } from './definition-pin.ts';
import {
  definitionsOf,
  definitionsTable,
  findDefinition,
  type MetafieldDefinition,
} from '../metafield-definition.ts';
import { resolveNamespace } from '../namespaces.ts';
import { makeStandardDefinition } from './standard-definitions.ts';
import { findStandardTemplate, standardTemplates, type StandardTemplate } from './standard-templates.ts';
import { findValueType } from '../values/value-types.ts';

type EnableArguments = {
  readonly ownerType: string;
  readonly id?: string | null;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly pin?: boolean | null;
  readonly visibleToStorefrontApi?: boolean | null;
  readonly useAsCollectionCondition?: boolean | null;
  readonly capabilities?: CapabilityInput | null;
  readonly access?: AccessInput | null;
};

interface EnablePayload {
  readonly createdDefinition: MetafieldDefinition | null;
  readonly userErrors: readonly UserError[];
}

/** Enabling what is enabled changes what the arguments name, and is no error. */
export function standardMetafieldDefinitionEnable(
  _source: unknown,
  args: EnableArguments,
  context: RequestContext,
): EnablePayload {
  requireOwnerTypeAccess(context, 'standardMetafieldDefinitionEnable', args.ownerType);
  const template = selectTemplate(context, args);
  if ('message' in template) return refuse([template]);
  const { ownerType } = args;
  const before =
    findDefinition(context, { ...template, ownerType }) ??
    makeStandardDefinition(context, template, ownerType);
  const userErrors = enableErrors(context, before, args);
  if (userErrors.length > 0) return refuse(userErrors);
  const definition = enabled(context, before, args);
  context.shop.table(definitionsTable).put(definition);
  adoptMetafields(context, definition);
  return { createdDefinition: definition, userErrors: [] };
}

function refuse(errors: readonly UserError[]): EnablePayload {
  return {
    createdDefinition: null,
    userErrors: errors.map((error) => ({
      ...error,
      __typename: 'StandardMetafieldDefinitionEnableUserError',
    })),
  };
}

function selectTemplate(context: RequestContext, args: EnableArguments): StandardTemplate | UserError {
  const { id, key, ownerType } = args;
  if (typeof id === 'string') {
    const number = numberOfGlobalId(id, 'StandardMetafieldDefinitionTemplate');
    return (
      standardTemplates.find(
        (template) => template.id === number && template.ownerTypes.includes(ownerType),
      ) ?? notFound('Id is not a valid standard metafield definition template id', ['id'])
    );
  }
  if (typeof args.namespace !== 'string' || typeof key !== 'string')
    return notFound('A namespace and key or standard metafield definition template id must be provided.');
  const namespace = resolveNamespace(args.namespace, context.caller.appId);
  return (
    findStandardTemplate({ ownerType, namespace, key }) ??
    notFound("A standard definition wasn't found for the specified owner type, namespace, and key.")
  );
}

function notFound(message: string, field: readonly string[] | null = null): UserError {
  return userError(field, message, 'TEMPLATE_NOT_FOUND');
}

function enableErrors(
  context: RequestContext,
  before: MetafieldDefinition,
  args: EnableArguments,
): readonly UserError[] {
  const type = findValueType(before.type);
  if (type === undefined) return [];
  const { ownerType } = args;
  const others = definitionsOf(context, ownerType).filter((other) => other.id !== before.id);
  const isPinned = args.pin === true && before.pinnedPosition === null;
  const pinning = isPinned ? pinProblem(context, ownerType, before.constraints) : undefined;
  return [
    ...capabilityErrors({ ownerType, type }, args, others).map((error) => ({ ...error, field: null })),
    ...accessErrors(before.namespace, args.access, 'INVALID').map((error) => ({
      ...error,
      field: ['access'],
    })),
    ...(pinning === undefined ? [] : [userError(null, pinning.message, 'LIMIT_EXCEEDED')]),
  ];
}

function enabled(
  context: RequestContext,
  before: MetafieldDefinition,
  args: EnableArguments,
): MetafieldDefinition {
  const { visibleToStorefrontApi: isVisible } = args;
  const storefront = typeof isVisible === 'boolean' ? { storefront: isVisible ? 'PUBLIC_READ' : 'NONE' } : {};
  const position =
    args.pin === true
      ? (before.pinnedPosition ?? nextPinnedPosition(context, args.ownerType))
      : before.pinnedPosition;
  return {
    ...before,
    pinnedPosition: args.pin === false ? null : position,
    capabilities: resultingCapabilities(before.type, before.capabilities, args),
    access: resultingAccess(before.access, { ...storefront, ...args.access }),
  };
}
