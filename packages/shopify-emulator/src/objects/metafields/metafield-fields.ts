import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId, parseGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { readJsonValue } from './values/check-value.ts';
import { metafieldDefinitions } from './definitions/definition-queries.ts';
import { findDefinition, type MetafieldDefinition } from './metafield-definition.ts';
import { compareDigest, metafieldsTable, withOwner, type Metafield, type OwnerRef } from './metafield.ts';
import { resolveNamespace } from './namespaces.ts';
import { ownerTypeOf } from './owner-types.ts';
import { referencedThing, referencedThings } from './referenced-things.ts';
import { formatTime } from '../shop-time.ts';
import { findValueType } from './values/value-types.ts';
import { entriesOf, findEntry } from './write-metafields.ts';

interface MetafieldsArguments extends ConnectionArguments {
  readonly namespace?: string | null;
  readonly keys?: readonly string[] | null;
}

/** The fields of HasMetafields and HasMetafieldDefinitions for things whose sources carry the number of their gid as `id`. */
export function metafieldsOfOwner(
  gidType: string,
): Readonly<Record<'metafield' | 'metafieldDefinitions' | 'metafields', FieldResolver>> {
  return {
    metafieldDefinitions: (_source, args: ConnectionArguments, context, info) =>
      metafieldDefinitions(null, { ...args, ownerType: ownerTypeOf(gidType) ?? '' }, context, info),
    metafield: (
      source: { readonly id: number },
      args: { readonly namespace?: string | null; readonly key: string },
      context: RequestContext,
    ) => {
      const owner = { gidType, number: source.id };
      const namespace = resolveNamespace(args.namespace, context.caller.appId);
      const entry = findEntry(context, owner, { namespace, key: args.key });
      return entry === undefined ? null : withOwner(owner, entry);
    },
    metafields: (source: { readonly id: number }, args: MetafieldsArguments, context: RequestContext) =>
      metafieldsPage(context, { gidType, number: source.id }, args),
  };
}

function metafieldsPage(
  context: RequestContext,
  owner: OwnerRef,
  args: MetafieldsArguments,
): Connection<Metafield> {
  const { appId } = context.caller;
  const namespace = typeof args.namespace === 'string' ? resolveNamespace(args.namespace, appId) : undefined;
  const keys = args.keys?.map((key) => fullKey(key, appId));
  const wanted = entriesOf(context, owner).filter(
    (entry) =>
      (namespace === undefined || entry.namespace === namespace) &&
      (keys === undefined || keys.includes(`${entry.namespace}.${entry.key}`)),
  );
  return connect(
    wanted.map((entry) => withOwner(owner, entry)),
    args,
  );
}

/** `keys` are written `namespace.key`; a bare key is one of the app's own. */
function fullKey(key: string, appId: number): string {
  const dot = key.lastIndexOf('.');
  const namespace = resolveNamespace(dot === -1 ? undefined : key.slice(0, dot), appId);
  return `${namespace}.${key.slice(dot + 1)}`;
}

export const metafieldFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: Metafield) => formatGlobalId('Metafield', source.id),
  legacyResourceId: (source: Metafield) => String(source.id),
  namespace: (source: Metafield) => source.entry.namespace,
  key: (source: Metafield) => source.entry.key,
  type: (source: Metafield) => source.entry.type,
  value: (source: Metafield) => source.entry.value,
  jsonValue: (source: Metafield) => {
    const type = findValueType(source.entry.type);
    return type === undefined ? source.entry.value : readJsonValue(type, source.entry.value);
  },
  sizeInBytes: (source: Metafield) => Buffer.byteLength(source.entry.value),
  compareDigest: (source: Metafield) => compareDigest(source.entry),
  createdAt: (source: Metafield) => formatTime(source.entry.createdAt),
  updatedAt: (source: Metafield) => formatTime(source.entry.updatedAt),
  description: (source: Metafield, _args, context: RequestContext) =>
    definitionOf(source, context)?.description ?? null,
  definition: (source: Metafield, _args, context: RequestContext) => definitionOf(source, context),
  ownerType: (source: Metafield) => ownerTypeOf(source.ownerGidType),
  owner: (source: Metafield, _args, context: RequestContext) =>
    context.resolveNode(formatGlobalId(source.ownerGidType, source.ownerNumber)),
  reference: (source: Metafield, _args, context: RequestContext) => referencedThing(context, source.entry),
  references: (source: Metafield, args: ConnectionArguments, context: RequestContext) =>
    referencedThings(context, source.entry, args),
  translations: () => [],
};

function definitionOf(source: Metafield, context: RequestContext): MetafieldDefinition | null {
  const ownerType = ownerTypeOf(source.ownerGidType) ?? '';
  const { namespace, key } = source.entry;
  return findDefinition(context, { ownerType, namespace, key }) ?? null;
}

/** The metafield of an id. Metafields are kept by owner, so this looks through all of them. */
export function findMetafieldById(id: string, context: RequestContext): Metafield | null {
  const number = parseGlobalId(id)?.number;
  for (const row of context.shop.table(metafieldsTable).rows()) {
    const entry = row.entries.find((candidate) => candidate.id === number);
    if (entry !== undefined) return withOwner({ gidType: row.gidType, number: row.id }, entry);
  }
  return null;
}
