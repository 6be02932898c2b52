import { getNamedType, isObjectType, type GraphQLNamedType } from 'graphql';

/** Whether things are given page by page. */
export function isConnectionType(type: GraphQLNamedType): boolean {
  return type.name.endsWith('Connection');
}

/** The type of the things in a connection; undefined for any other type. */
export function nodeTypeOf(connection: GraphQLNamedType): GraphQLNamedType | undefined {
  if (!isConnectionType(connection) || !isObjectType(connection)) return undefined;
  const nodes = connection.getFields()['nodes'];
  return nodes === undefined ? undefined : getNamedType(nodes.type);
}
