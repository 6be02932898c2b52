import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { apiError } from './api-error.ts';
import { typeOfGlobalId } from './global-id.ts';
import type { FieldResolver, NodeLookup, ObjectModule, RequestContext } from './object-module.ts';

/** All modules as one: who answers which field, and who knows which id. */
export interface Registry {
  resolver(typeName: string, fieldName: string): FieldResolver | undefined;
  node(id: string, context: RequestContext): unknown;
  view(context: RequestContext): Readonly<Record<string, unknown>>;
}

export function createRegistry(schema: GraphQLSchema, modules: readonly ObjectModule[]): Registry {
  const resolvers = new Map<string, FieldResolver>();
  const nodes = new Map<string, NodeLookup>();
  for (const module of modules) {
    const byType = { ...module.types, QueryRoot: module.queries ?? {}, Mutation: module.mutations ?? {} };
    for (const [type, fields] of Object.entries(byType)) {
      for (const [field, resolver] of Object.entries(fields))
        register(resolvers, `${type}.${field}`, resolver);
    }
    for (const [type, lookup] of Object.entries(module.nodes ?? {})) register(nodes, type, lookup);
  }
  return {
    resolver: (typeName, fieldName) => resolvers.get(`${typeName}.${fieldName}`),
    node(id, context) {
      const type = typeOfGlobalId(id);
      const lookup = nodes.get(type);
      if (lookup !== undefined) return lookup(id, context);
      if (!isNodeType(schema, type)) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
      // Nothing of this kind can be made here, so nothing has this id.
      return null;
    },
    view: (context) => Object.assign({}, ...modules.map((module) => module.view?.(context) ?? {})),
  };
}

function register<Entry>(entries: Map<string, Entry>, name: string, entry: Entry): void {
  if (entries.has(name)) throw new Error(`Two modules answer ${name}.`);
  entries.set(name, entry);
}

function isNodeType(schema: GraphQLSchema, name: string): boolean {
  const node = schema.getType('Node');
  const type = schema.getType(name);
  return isInterfaceType(node) && isObjectType(type) && schema.isSubType(node, type);
}
