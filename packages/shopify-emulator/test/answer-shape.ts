import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** What scalars look like in answers. */
const scalarShapes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Boolean: (value) => typeof value === 'boolean',
  Date: (value) => matches(value, /^\d{4}-\d\d-\d\d$/),
  DateTime: (value) => matches(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
  Decimal: (value) => matches(value, /^-?\d+(\.\d+)?$/),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  FormattedString: (value) => typeof value === 'string',
  HTML: (value) => typeof value === 'string',
  ID: (value) => matches(value, /^gid:\/\/shopify\/[A-Za-z]\w*\/.+$/),
  Int: (value) => Number.isInteger(value),
  Money: (value) => matches(value, /^-?\d+(\.\d+)?$/),
  String: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  UnsignedInt64: (value) => matches(value, /^\d+$/),
};

function matches(value: unknown, shape: RegExp): boolean {
  return typeof value === 'string' && shape.test(value);
}

/** The places at which the data of an answer is not as schema and document want it. */
export function shapeProblems(schema: GraphQLSchema, document: string, data: unknown): readonly string[] {
  const [operation] = parse(document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || data === null || data === undefined) return [];
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  return objectProblems({ schema, path: operation.operation }, root, operation.selectionSet, data);
}

interface Place {
  readonly schema: GraphQLSchema;
  readonly path: string;
}

function objectProblems(
  place: Place,
  type: GraphQLObjectType,
  selections: SelectionSetNode,
  value: unknown,
): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${place.path} is no object`];
  return selections.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      const applies = condition === undefined || condition === type.name;
      return applies ? objectProblems(place, type, selection.selectionSet, value) : [];
    }
    const name = selection.name.value;
    const inner = { ...place, path: `${place.path}.${name}` };
    if (name === '__typename')
      return Reflect.get(value, name) === type.name ? [] : [`${inner.path} is wrong`];
    const field = type.getFields()[name];
    if (field === undefined) return [`${inner.path} is no field of ${type.name}`];
    if (!(name in value)) return [`${inner.path} is missing`];
    return valueProblems(inner, field.type, selection.selectionSet, Reflect.get(value, name));
  });
}

function valueProblems(
  place: Place,
  type: GraphQLOutputType,
  selections: SelectionSetNode | undefined,
  value: unknown,
): readonly string[] {
  if (isNonNullType(type))
    return value === null ? [`${place.path} is null`] : valueProblems(place, type.ofType, selections, value);
  if (value === null) return [];
  if (isListType(type)) {
    if (!Array.isArray(value)) return [`${place.path} is no list`];
    return value.flatMap((entry) => valueProblems(place, type.ofType, selections, entry));
  }
  if (isCompositeType(type)) {
    const concrete = isObjectType(type) ? type : place.schema.getType(String(typenameOf(value)));
    if (!isObjectType(concrete) || selections === undefined) return [`${place.path} is of no type`];
    return objectProblems(place, concrete, selections, value);
  }
  if (isEnumType(type)) {
    const isKnown = type.getValues().some(({ name }) => name === value);
    return isKnown ? [] : [`${place.path} is ${JSON.stringify(value)}`];
  }
  const named = getNamedType(type).name;
  const isRight = scalarShapes[named]?.(value) ?? true;
  return isRight ? [] : [`${place.path} is no ${named}: ${JSON.stringify(value)}`];
}

function typenameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, '__typename') : undefined;
}
