import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  valueFromASTUntyped,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';
import { scalarProblem } from '../../schema/scalar-values.ts';

/** The scalar's own complaint. */
export interface CoercionComplaint {
  readonly message: string;
}

/** Whether a literal fits a type. What is inside of input objects, and variables, are looked at elsewhere. */
export function literalProblem(
  type: GraphQLInputType,
  value: ValueNode,
): 'incompatible' | CoercionComplaint | null {
  if (value.kind === Kind.VARIABLE) return null;
  if (isNonNullType(type))
    return value.kind === Kind.NULL ? 'incompatible' : literalProblem(type.ofType, value);
  if (value.kind === Kind.NULL) return null;
  if (isListType(type)) {
    const items = value.kind === Kind.LIST ? value.values : [value];
    return items.map((item) => literalProblem(type.ofType, item)).find((problem) => problem !== null) ?? null;
  }
  if (isInputObjectType(type)) return value.kind === Kind.OBJECT ? null : 'incompatible';
  if (isEnumType(type)) {
    return value.kind === Kind.ENUM && type.getValue(value.value) !== undefined ? null : 'incompatible';
  }
  return scalarLiteralProblem(type.name, value);
}

function scalarLiteralProblem(scalar: string, value: ValueNode): 'incompatible' | CoercionComplaint | null {
  if (scalar === 'JSON') return null;
  if (value.kind === Kind.ENUM || value.kind === Kind.LIST || value.kind === Kind.OBJECT)
    return 'incompatible';
  const problem = scalarProblem(scalar, valueFromASTUntyped(value));
  if (problem === null) return null;
  return problem.message === undefined ? 'incompatible' : { message: problem.message };
}
