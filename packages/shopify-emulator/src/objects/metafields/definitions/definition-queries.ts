import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../../connection.ts';
import type { RequestContext } from '../../object-module.ts';
import type { SearchFields } from '../../search/search-fields.ts';
import { searchTable } from '../../search/search-table.ts';
import { appliesTo } from './definition-constraints.ts';
import { definitionsTable, type MetafieldDefinition } from '../metafield-definition.ts';
import { resolveNamespace } from '../namespaces.ts';

type DefinitionsArguments = ConnectionArguments & {
  readonly ownerType: string;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly pinnedStatus?: string | null;
  readonly constraintStatus?: string | null;
  readonly constraintSubtype?: { readonly key: string; readonly value: string } | null;
  readonly query?: string | null;
  readonly sortKey?: string | null;
};

const searchFields: SearchFields<MetafieldDefinition> = {
  filters: {
    created_at: { as: 'time', of: (definition) => definition.createdAt * 1000 },
    id: { as: 'number', of: (definition) => definition.id },
    key: { as: 'exact', of: (definition) => definition.key },
    namespace: { as: 'exact', of: (definition) => definition.namespace },
    owner_type: { as: 'exact', of: (definition) => definition.ownerType },
    type: { as: 'exact', of: (definition) => definition.type },
    updated_at: { as: 'time', of: (definition) => definition.updatedAt * 1000 },
  },
  text: (definition) => [definition.name, definition.namespace, definition.key],
};

export function metafieldDefinitions(
  _source: unknown,
  args: DefinitionsArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<MetafieldDefinition> {
  const found = searchTable(context.shop.table(definitionsTable), args.query, searchFields, {
    context,
    info,
  });
  const isWanted = filterOf(args, context.caller.appId);
  return connect([...found].filter(isWanted), args, sortValueOf(args.sortKey));
}

function filterOf(args: DefinitionsArguments, appId: number): (definition: MetafieldDefinition) => boolean {
  const namespace = typeof args.namespace === 'string' ? resolveNamespace(args.namespace, appId) : undefined;
  const subtype = args.constraintSubtype ?? undefined;
  return (definition) =>
    definition.ownerType === args.ownerType &&
    (namespace === undefined || definition.namespace === namespace) &&
    (subtype === undefined || appliesTo(definition.constraints, subtype)) &&
    (typeof args.key !== 'string' || definition.key === args.key) &&
    hasStatus(definition.pinnedPosition !== null, args.pinnedStatus, ['PINNED', 'UNPINNED']) &&
    hasStatus(definition.constraints !== null, args.constraintStatus, [
      'CONSTRAINED_ONLY',
      'UNCONSTRAINED_ONLY',
    ]);
}

function hasStatus(
  holds: boolean,
  wanted: string | null | undefined,
  [whenTrue, whenFalse]: readonly [string, string],
): boolean {
  if (wanted === whenTrue) return holds;
  return wanted === whenFalse ? !holds : true;
}

function sortValueOf(
  sortKey: string | null | undefined,
): ((definition: MetafieldDefinition) => string | number) | undefined {
  if (sortKey === 'NAME') return (definition) => definition.name.toLowerCase();
  if (sortKey === 'PINNED_POSITION') return (definition) => definition.pinnedPosition ?? 0;
  return undefined;
}
