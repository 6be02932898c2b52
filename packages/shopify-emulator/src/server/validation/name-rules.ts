import {
  Kind,
  visit,
  type ArgumentNode,
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  type NameNode,
  type ObjectFieldNode,
  type OperationDefinitionNode,
} from 'graphql';
import { operationLabel } from './document-scope.ts';
import { pathOfNode } from './node-path.ts';
import { locationsOf, type ErrorPath, type StaticError } from './static-error.ts';

/** Names that may stand only once, in the words and codes of the library that Shopify's API is made with. Pure. */
export function checkNames(document: DocumentNode): readonly StaticError[] {
  const operations = ofKind(document, Kind.OPERATION_DEFINITION);
  const fragments = ofKind(document, Kind.FRAGMENT_DEFINITION);
  return [
    ...checkDefinitions(document),
    ...checkOperations(operations),
    ...twice(fragments).map(([name, nodes]) =>
      errorAt(nodes, [], `Fragment name "${name}" must be unique`, {
        code: 'fragmentNotUnique',
        fragmentName: name,
      }),
    ),
    ...operations.flatMap(checkVariableNames),
    ...checkInner(document),
  ];
}

type Extensions = StaticError['extensions'];

function errorAt(
  nodes: readonly ASTNode[],
  path: ErrorPath,
  message: string,
  extensions: Extensions,
): StaticError {
  return { message, locations: nodes.flatMap(locationsOf), path, extensions };
}

function ofKind<Name extends DocumentNode['definitions'][number]['kind']>(
  document: DocumentNode,
  kind: Name,
): readonly Extract<DocumentNode['definitions'][number], { kind: Name }>[] {
  return document.definitions.filter(
    (definition): definition is Extract<typeof definition, { kind: Name }> => definition.kind === kind,
  );
}

/** By name, the nodes that share it with another. */
function twice<Node extends { readonly name?: NameNode | undefined }>(
  nodes: readonly Node[],
): readonly (readonly [string, readonly Node[]])[] {
  const byName = Map.groupBy(nodes, (node) => node.name?.value ?? '');
  return [...byName].filter(([name, same]) => name !== '' && same.length > 1);
}

function checkDefinitions(document: DocumentNode): readonly StaticError[] {
  const others = document.definitions.filter(
    ({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION,
  );
  if (others.length === 0) return [];
  const message = 'Query cannot contain schema definitions';
  return [errorAt(others, [], message, { code: 'queryContainsSchemaDefinitions' })];
}

function checkOperations(operations: readonly OperationDefinitionNode[]): readonly StaticError[] {
  const code = 'uniquelyNamedOperations';
  const nameless = operations.filter(({ name }) => name === undefined);
  const message = 'Operation name is required when multiple operations are present';
  return [
    ...(nameless.length > 0 && operations.length > 1 ? [errorAt(nameless, [], message, { code })] : []),
    ...twice(operations).map(([name, nodes]) =>
      errorAt(nodes, [], `Operation name "${name}" must be unique`, { code, operationName: name }),
    ),
  ];
}

function checkVariableNames(operation: OperationDefinitionNode): readonly StaticError[] {
  const variables = operation.variableDefinitions ?? [];
  const named = variables.map((node) => ({ node, name: node.variable.name }));
  return twice(named).map(([name, same]) =>
    errorAt(
      same.map(({ node }) => node),
      [operationLabel(operation)],
      `There can only be one variable named "${name}"`,
      { code: 'variableNotUnique', variableName: name },
    ),
  );
}

/** What hangs on fields and directives: arguments, input fields, directives. */
function checkInner(document: DocumentNode): readonly StaticError[] {
  const errors: StaticError[] = [];
  visit(document, {
    enter(node) {
      const place = (): ErrorPath => pathOfNode(document, node);
      if (node.kind === Kind.FIELD || node.kind === Kind.DIRECTIVE)
        errors.push(...checkArgumentNames(node.arguments ?? [], place));
      if (node.kind === Kind.OBJECT) errors.push(...checkInputFields(node.fields, place));
      if ('directives' in node) errors.push(...checkDirectiveNames(node.directives ?? [], place));
    },
  });
  return errors;
}

function checkArgumentNames(nodes: readonly ArgumentNode[], place: () => ErrorPath): readonly StaticError[] {
  return twice(nodes).map(([name, same]) =>
    errorAt(same, place(), `There can be only one argument named "${name}"`, {
      code: 'argumentNotUnique',
      name,
    }),
  );
}

function checkInputFields(nodes: readonly ObjectFieldNode[], place: () => ErrorPath): readonly StaticError[] {
  return twice(nodes).map(([name, same]) =>
    errorAt(same, place(), `There can be only one input field named "${name}"`, {
      code: 'inputFieldNotUnique',
      name,
    }),
  );
}

/** Each further one is told beside the first. */
function checkDirectiveNames(
  nodes: readonly DirectiveNode[],
  place: () => ErrorPath,
): readonly StaticError[] {
  return twice(nodes).flatMap(([name, [first, ...others]]) =>
    others.map((other) =>
      errorAt(
        first === undefined ? [other] : [first, other],
        place(),
        `The directive "${name}" can only be used once at this location.`,
        { code: 'directiveNotUniqueForLocation', directiveName: name },
      ),
    ),
  );
}
