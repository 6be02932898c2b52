import {
  getNamedType,
  isEnumType,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
} from 'graphql';
import { accessDenial } from '../limits/field-access.ts';
import { isProtected, protectedDataMessage } from '../limits/protected-data.ts';
import { accessDenied } from '../objects/access-denied.ts';
import { apiError, notImplemented } from '../objects/api-error.ts';
import type { FieldResolver, RequestContext } from '../objects/object-module.ts';
import type { Registry } from '../objects/registry.ts';
import type { Refusal } from '../control/faults.ts';
import { createIdempotency } from './idempotency.ts';
import { answerRefused } from './refused-fields.ts';
import { refuseResultOnlyCurrencies } from './result-only-currencies.ts';

/** What execution knows beyond what resolvers see. */
export interface ExecutionContext extends RequestContext {
  /** Armed refusals of this root field. */
  refusals(rootField: string, args: Readonly<Record<string, unknown>>): readonly Refusal[];
  /** Whether a call under this `@idempotent` key has still to land; see `hang`. */
  readonly isUnderWay: (key: string) => boolean;
  /** An error in place of the root field; see `variant-limit`. */
  limitError(rootField: string): GraphQLError | null;
}

export function createFieldResolver(
  registry: Registry,
): GraphQLFieldResolver<unknown, ExecutionContext, Record<string, unknown>> {
  const runUnderKey = createIdempotency(registry);
  return (source, args, context, info) => {
    denyWithoutScope(context, info);
    const isMutation = source === undefined && info.parentType === info.schema.getMutationType();
    if (!isMutation) return resolveField(registry, source, args, context, info);
    refuseResultOnlyCurrencies(info.parentType.getFields()[info.fieldName]?.args ?? [], args);
    const limited = context.limitError(info.fieldName);
    if (limited !== null) throw limited;
    return runUnderKey({ args, context, info, isUnderWay: context.isUnderWay }, () => {
      const refusals = context.refusals(info.fieldName, args);
      const run = (rest: Record<string, unknown>): unknown =>
        resolveField(registry, source, rest, context, info);
      if (refusals.length === 0) return run(args);
      return answerRefused(info, args, { refusals, switches: context.shop.switches }, run);
    });
  };
}

function resolveField(
  registry: Registry,
  ...[source, args, context, info]: Parameters<FieldResolver>
): unknown {
  const { parentType, fieldName } = info;
  const resolver = registry.resolver(parentType.name, fieldName);
  if (resolver !== undefined) return resolver(source, args, context, info);
  const value = propertyOf(source, fieldName);
  if (value !== undefined) return fieldName === 'code' ? tellableCode(info, value) : value;
  const name = source === undefined ? fieldName : `${parentType.name}.${fieldName}`;
  throw notImplemented(name);
}

/** Errors of what is nested in an input have codes of their own kind, some of which the mutation's enum does not know. */
function tellableCode({ returnType }: GraphQLResolveInfo, code: unknown): unknown {
  const codes = getNamedType(returnType);
  if (typeof code !== 'string' || !isEnumType(codes) || codes.getValue(code) !== undefined) return code;
  return codes.getValue('INVALID') === undefined ? null : 'INVALID';
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
  throw accessDenied(denial.message, denial.requiredAccess);
}
