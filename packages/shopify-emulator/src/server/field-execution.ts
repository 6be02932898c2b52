import {
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
} from 'graphql';
import { accessDenial } from '../limits/field-access.ts';
import { isProtected, protectedDataMessage } from '../limits/protected-data.ts';
import { apiError } from '../objects/api-error.ts';
import type { RequestContext } from '../objects/object-module.ts';
import type { Registry } from '../objects/registry.ts';
import type { Refusal } from '../control/faults.ts';

/** What execution knows beyond what resolvers see. */
export interface ExecutionContext extends RequestContext {
  /** An armed refusal of this root field. */
  refusal(rootField: string, args: Readonly<Record<string, unknown>>): Refusal | null;
}

export function createFieldResolver(
  registry: Registry,
): GraphQLFieldResolver<unknown, ExecutionContext, Record<string, unknown>> {
  return (source, args, context, info) => {
    const { parentType, fieldName } = info;
    denyWithoutScope(context, info);
    if (parentType === info.schema.getMutationType()) {
      const refusal = context.refusal(fieldName, args);
      if (refusal !== null) return refusedPayload(info, refusal);
    }
    const resolver = registry.resolver(parentType.name, fieldName);
    if (resolver !== undefined) return resolver(source, args, context, info);
    const value = propertyOf(source, fieldName);
    if (value !== undefined) return value;
    const isRoot = source === undefined;
    const name = isRoot ? fieldName : `${parentType.name}.${fieldName}`;
    throw apiError('NOT_IMPLEMENTED', `The local store does not implement \`${name}\` yet.`);
  };
}

export const typenameOf: GraphQLTypeResolver<unknown, ExecutionContext> = (value) => {
  const name = propertyOf(value, '__typename');
  return typeof name === 'string' ? name : undefined;
};

function propertyOf(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  return name in source ? Reflect.get(source, name) : undefined;
}

function denyWithoutScope(context: ExecutionContext, info: GraphQLResolveInfo): void {
  const field = info.parentType.getFields()[info.fieldName];
  if (field === undefined) return;
  if (isProtected(context.caller.customerData ?? 'all', info.parentType.name, field))
    throw apiError('ACCESS_DENIED', protectedDataMessage);
  const denial = accessDenial(context.caller.scopes, info.parentType.name, field);
  if (denial === null) return;
  const { message, requiredAccess } = denial;
  const documentation = 'https://shopify.dev/api/usage/access-scopes';
  throw apiError('ACCESS_DENIED', message, {
    documentation,
    ...(requiredAccess === undefined ? {} : { requiredAccess }),
  });
}

/** The payload with nothing in it but the error. Its other fields are null, or empty lists where null is not allowed. */
function refusedPayload(info: GraphQLResolveInfo, refusal: Refusal): unknown {
  const payload = getNamedType(info.returnType);
  if (!isObjectType(payload)) return null;
  const fields = Object.values(payload.getFields());
  return Object.fromEntries(fields.map(({ name, type }) => [name, emptyValue(name, type, payload, refusal)]));
}

function emptyValue(
  name: string,
  type: GraphQLResolveInfo['returnType'],
  payload: GraphQLObjectType,
  refusal: Refusal,
): unknown {
  if (!/errors$/i.test(name)) return isNonNullType(type) && isListType(type.ofType) ? [] : null;
  const errors = payload.getFields()['userErrors'] ?? payload.getFields()[name];
  if (errors?.name !== name) return isNonNullType(type) ? [] : null;
  const error = getNamedType(type);
  return [{ __typename: error.name, elementIndex: null, index: null, extraInfo: null, ...refusal }];
}
