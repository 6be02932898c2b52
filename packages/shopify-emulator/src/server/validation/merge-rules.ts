import {
  Kind,
  OverlappingFieldsCanBeMergedRule,
  print,
  validate,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import { locationsOf, type StaticError } from './static-error.ts';

/**
 * Fields that cannot be answered under one key. graphql-js finds them; the words are those of the library that Shopify's API is
 * made with, but for types that differ, where its answer depends on a setting that nobody outside knows. Pure.
 */
export function checkMerging(schema: GraphQLSchema, document: DocumentNode): readonly StaticError[] {
  const errors = validate(schema, document, [OverlappingFieldsCanBeMergedRule]);
  const ofTypes = errors.filter(({ message }) => message.includes('they return conflicting types'));
  const others = errors.filter((error) => !ofTypes.includes(error));
  const nodes = new Set(others.flatMap((error) => error.nodes ?? []).filter(isField));
  const byKey = Map.groupBy(nodes, (node) => (node.alias ?? node.name).value);
  const conflicts = [...byKey].flatMap(([key, same]) => conflictsOf(key, same));
  return [...conflicts, ...ofTypes.map(inOtherWords)];
}

function isField(node: ASTNode): node is FieldNode {
  return node.kind === Kind.FIELD;
}

function conflictsOf(key: string, nodes: readonly FieldNode[]): readonly StaticError[] {
  const names = nodes.map(({ name }) => name.value);
  const given = nodes.map(argumentsIn);
  const conflict = (what: string, sides: readonly string[]): StaticError => {
    const conflicts = sides.join(' or ');
    return {
      message: `Field '${key}' has ${what} conflict: ${conflicts}?`,
      locations: nodes.flatMap(locationsOf),
      path: [],
      extensions: { code: 'fieldConflict', fieldName: key, conflicts },
    };
  };
  return [
    ...(new Set(names).size > 1 ? [conflict('a field', names)] : []),
    ...(new Set(given.map((entries) => entries.toSorted().join())).size > 1
      ? [conflict('an argument', given.map(inBraces))]
      : []),
  ];
}

function argumentsIn(node: FieldNode): readonly string[] {
  return (node.arguments ?? []).map(({ name, value }) => `${name.value}:${JSON.stringify(print(value))}`);
}

function inBraces(entries: readonly string[]): string {
  return `{${entries.join(',')}}`;
}

function inOtherWords(error: GraphQLError): StaticError {
  return {
    message: error.message,
    locations: error.locations ?? [],
    path: [],
    extensions: { code: 'fieldConflict' },
  };
}
