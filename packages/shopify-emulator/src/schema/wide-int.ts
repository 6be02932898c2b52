import {
  getNamedType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLScalarType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  valueFromASTUntyped,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/**
 * Lets whole numbers beyond 32 bits through to the fields, as Shopify does: the fields refuse them in their own words. The
 * `Int` of graphql-js belongs to the whole process, so the schema gets one of its own.
 */
export function widenInputs(schema: GraphQLSchema): void {
  const wideInt = new GraphQLScalarType({
    ...GraphQLInt.toConfig(),
    parseValue: (value) => value,
    parseLiteral: (node, variables) => Number(valueFromASTUntyped(node, variables)),
  });
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type)) widen(Object.values(type.getFields()), wideInt);
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) widen(field.args, wideInt);
  }
  schema.getTypeMap()['Int'] = wideInt;
}

function widen(inputs: readonly { type: GraphQLInputType }[], wideInt: GraphQLScalarType): void {
  for (const input of inputs)
    if (getNamedType(input.type) === GraphQLInt) input.type = widened(input.type, wideInt);
}

function widened(type: GraphQLInputType, wideInt: GraphQLScalarType): GraphQLInputType {
  if (isListType(type)) return new GraphQLList(widened(type.ofType, wideInt));
  if (!isNonNullType(type)) return wideInt;
  const inner = widened(type.ofType, wideInt);
  return isNonNullType(inner) ? inner : new GraphQLNonNull(inner);
}
