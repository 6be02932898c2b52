import type { GraphQLError, GraphQLFieldResolver, GraphQLResolveInfo, GraphQLTypeResolver } from 'graphql';
import { accessDenial } from '../limits/field-access.ts';
import { isProtected, protectedDataMessage } from '../limits/protected-data.ts';
import { apiError } from '../objects/api-error.ts';
import type { RequestContext } from '../objects/object-module.ts';
import type { Registry } from '../objects/registry.ts';
import type { Refusal } from '../control/faults.ts';
import { answerRefused } from './refused-fields.ts';

/** What execution knows beyond what resolvers see. */
export interface ExecutionContext extends RequestContext {
  /** Armed refusals of this root field. */
  refusals(rootField: string, args: Readonly<Record<string, unknown>>): readonly Refusal[];
  /** An error in place of the root field; see `variant-limit`. */
  limitError(rootField: string): GraphQLError | null;
}

export function createFieldResolver(
  registry: Registry,
): GraphQLFieldResolver<unknown, ExecutionContext, Record<string, unknown>> {
  return (source, args, context, info) => {
    const { parentType, fieldName } = info;
    denyWithoutScope(context, info);
    const resolver = registry.resolver(parentType.name, fieldName);
    if (source === undefined && parentType === info.schema.getMutationType()) {
      const limited = context.limitError(fieldName);
      if (limited !== null) throw limited;
      const refusals = context.refusals(fieldName, args);
      const { switches } = context.shop;
      const run = (rest: Record<string, unknown>): unknown => resolver?.(source, rest, context, info);
      if (refusals.length > 0) return answerRefused(info, args, { refusals, switches }, run);
    }
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
