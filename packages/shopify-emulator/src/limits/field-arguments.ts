import {
  Kind,
  valueFromASTUntyped,
  type ArgumentNode,
  type FieldNode,
  type GraphQLField,
  type SelectionNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The value of an argument as it was given, or undefined; variables replaced, no types applied. */
function givenArgument(argument: Pick<ArgumentNode, 'value'> | undefined, variables: Variables): unknown {
  if (argument === undefined) return undefined;
  if (argument.value.kind === Kind.VARIABLE) return variables[argument.value.name.value];
  return valueFromASTUntyped(argument.value, variables);
}

export function givenArguments(node: FieldNode, variables: Variables): Record<string, unknown> {
  return Object.fromEntries(
    (node.arguments ?? []).map((argument) => [argument.name.value, givenArgument(argument, variables)]),
  );
}

/** Whether @include and @skip let the selection stand. */
export function conditionHolds(selection: SelectionNode, variables: Variables): boolean {
  return (selection.directives ?? []).every((directive) => {
    const condition = givenArgument(directive.arguments?.[0], variables);
    if (directive.name.value === 'include') return condition !== false;
    return directive.name.value !== 'skip' || condition !== true;
  });
}

/** The `@idempotent` key of a field as it was given. */
export function givenKey(node: FieldNode, variables: Variables): string | null {
  const directive = node.directives?.find(({ name }) => name.value === 'idempotent');
  const key = givenArgument(directive?.arguments?.[0], variables);
  return typeof key === 'string' ? key : null;
}

/** The page that a connection field asks for: `first` or `last`; undefined when neither is given. */
export function pageSize(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number | undefined {
  const given = givenArguments(node, variables);
  for (const name of ['first', 'last']) {
    const size = given[name] ?? field.args.find((argument) => argument.name === name)?.defaultValue;
    if (typeof size === 'number') return size;
  }
  return undefined;
}
