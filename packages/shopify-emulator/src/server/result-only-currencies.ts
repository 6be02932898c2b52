import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import { apiError } from '../objects/api-error.ts';

/** Codes that answers may carry and inputs may not. */
const resultOnly: ReadonlySet<string> = new Set(['XXX', 'USDC']);

type Inputs = readonly Pick<GraphQLArgument, 'name' | 'type'>[];

/** Throws where an argument of a mutation names one of them. */
export function refuseResultOnlyCurrencies(inputs: Inputs, values: Readonly<Record<string, unknown>>): void {
  for (const { name, type } of inputs) if (mayName(type)) refuseIn(type, values[name]);
}

function refuseIn(type: GraphQLInputType, value: unknown): void {
  if (value === undefined || value === null) return;
  if (isNonNullType(type)) return refuseIn(type.ofType, value);
  if (isListType(type) && Array.isArray(value)) {
    for (const item of value) refuseIn(type.ofType, item);
  } else if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    refuseResultOnlyCurrencies(fields, Object.fromEntries(Object.entries(value)));
  } else if (typeof value === 'string' && resultOnly.has(value)) {
    const message = `CurrencyCode "${value}" is invalid. It can only be used as a result and not as an input value.`;
    throw apiError('CURRENCY_CODE_INVALID', message);
  }
}

const known = new Map<string, boolean>();

/** Whether a currency can stand anywhere in values of this type. Most inputs have none, and some are long. */
function mayName(type: GraphQLInputType): boolean {
  const { name } = getNamedType(type);
  const answer = known.get(name) ?? reachesCurrency(type, new Set());
  known.set(name, answer);
  return answer;
}

function reachesCurrency(type: GraphQLInputType, seen: Set<string>): boolean {
  const named = getNamedType(type);
  if (named.name === 'CurrencyCode') return true;
  if (!isInputObjectType(named) || seen.has(named.name)) return false;
  seen.add(named.name);
  return Object.values(named.getFields()).some((field) => reachesCurrency(field.type, seen));
}
