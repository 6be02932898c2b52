import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { objectModules } from '../../src/objects/object-modules.ts';
import { publishedSchema } from '../../src/schema/published-schema.ts';

type RootKind = 'query' | 'mutation';
export type AnyField = GraphQLField<unknown, unknown>;

/** A root field that is built. */
export interface RootField {
  readonly kind: RootKind;
  readonly field: AnyField;
}

export const schema = publishedSchema();

function rootType(kind: RootKind): GraphQLObjectType {
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!type) throw new Error(`The schema has no ${kind} type.`);
  return type;
}

function builtFields(kind: RootKind): readonly RootField[] {
  const fields = rootType(kind).getFields();
  const names = objectModules.flatMap((module) =>
    Object.keys((kind === 'query' ? module.queries : module.mutations) ?? {}),
  );
  return names.map((name) => {
    const field = fields[name];
    if (field === undefined) throw new Error(`The schema lacks ${name}, which is built.`);
    return { kind, field };
  });
}

/** Every root field that a module answers, in the order of the modules. */
export const queries: readonly RootField[] = builtFields('query');
export const mutations: readonly RootField[] = builtFields('mutation');

/** The types that `node(id)` finds things of. */
export const nodeTypes: readonly string[] = objectModules.flatMap((module) =>
  Object.keys(module.nodes ?? {}),
);
