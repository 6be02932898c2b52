import {
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { scalarProblem } from '../../schema/scalar-values.ts';
import { locationsOf, type StaticError } from './static-error.ts';

interface Problem {
  readonly path: readonly (string | number)[];
  readonly explanation: string;
  readonly message?: string;
}

/** One INVALID_VARIABLE error for each variable whose value does not fit its type. Pure. */
export function variableErrors(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): readonly StaticError[] {
  return (operation.variableDefinitions ?? []).flatMap((definition) => {
    const name = definition.variable.name.value;
    const type: unknown = typeFromAST(schema, definition.type);
    const value = variables[name];
    if (!isInputType(type) || (value === undefined && definition.defaultValue !== undefined)) return [];
    const problems = valueProblems(type, value, []);
    if (problems.length === 0) return [];
    const details = problems
      .filter((problem) => problem.path.length > 0)
      .map((problem) => `${problem.path.join('.')} (${problem.explanation})`);
    const suffix = details.length === 0 ? '' : ` for ${details.join(', ')}`;
    return {
      message: `Variable $${name} of type ${String(type)} was provided invalid value${suffix}`,
      locations: locationsOf(definition),
      extensions: { code: 'INVALID_VARIABLE', value: value ?? null, problems },
    };
  });
}

function valueProblems(type: GraphQLInputType, value: unknown, path: Problem['path']): readonly Problem[] {
  if (value === undefined || value === null) {
    return isNonNullType(type) ? [{ path, explanation: 'Expected value to not be null' }] : [];
  }
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) {
    if (!Array.isArray(value)) return valueProblems(bare.ofType, value, path);
    return value.flatMap((item, index) => valueProblems(bare.ofType, item, [...path, index]));
  }
  if (isInputObjectType(bare)) return objectProblems(bare, value, path);
  if (isEnumType(bare)) {
    const names = bare.getValues().map((entry) => entry.name);
    if (typeof value === 'string' && names.includes(value)) return [];
    return [{ path, explanation: `Expected ${JSON.stringify(value)} to be one of: ${names.join(', ')}` }];
  }
  const problem = scalarProblem(bare.name, value);
  return problem === null ? [] : [{ path, ...problem }];
}

function objectProblems(
  type: GraphQLInputObjectType,
  value: unknown,
  path: Problem['path'],
): readonly Problem[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [{ path, explanation: `Expected ${JSON.stringify(value)} to be a key-value object.` }];
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const fields = type.getFields();
  const problems: Problem[] = [...given.keys()]
    .filter((name) => fields[name] === undefined)
    .map((name) => ({ path: [...path, name], explanation: `Field is not defined on ${type.name}` }));
  for (const field of Object.values(fields)) {
    if (!given.has(field.name) && field.defaultValue !== undefined) continue;
    problems.push(...valueProblems(field.type, given.get(field.name), [...path, field.name]));
  }
  if (type.isOneOf && problems.length === 0) problems.push(...oneOfProblems(type, given, path));
  return problems;
}

function oneOfProblems(
  type: GraphQLInputObjectType,
  given: ReadonlyMap<string, unknown>,
  path: Problem['path'],
): readonly Problem[] {
  const [first] = given;
  if (given.size !== 1 || first === undefined) {
    return [
      { path, explanation: `'${type.name}' requires exactly one argument, but ${given.size} were provided.` },
    ];
  }
  const [name, value] = first;
  if (value !== null) return [];
  return [{ path, explanation: `'${type.name}' requires exactly one argument, but '${name}' was \`null\`.` }];
}
