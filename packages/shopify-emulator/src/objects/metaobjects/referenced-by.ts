import { formatGlobalId } from '../global-id.ts';
import { findDefinition } from '../metafields/metafield-definition.ts';
import { metafieldsTable, type MetafieldEntry, type OwnerMetafields } from '../metafields/metafield.ts';
import { ownerTypeOf } from '../metafields/owner-types.ts';
import { refersTo } from '../metafields/values/references.ts';
import type { RequestContext } from '../object-module.ts';
import { definitionOf, metaobjectsTable } from './metaobject.ts';

/** One metafield, or field of a metaobject, that refers to a thing. */
interface Relation {
  readonly id: number;
  readonly namespace: string;
  readonly key: string;
  readonly name: string;
  readonly referencer: unknown;
  readonly target: unknown;
}

/** Everything whose metafields or fields refer to the thing of this id. */
export function relationsTo(context: RequestContext, gid: string): readonly Relation[] {
  const found = [...metafieldsReferringTo(context, gid), ...fieldsReferringTo(context, gid)];
  const target = context.resolveNode(gid);
  return found.map((relation, id) => ({ id, ...relation, target }));
}

type Referrer = Omit<Relation, 'id' | 'target'>;

function metafieldsReferringTo(context: RequestContext, gid: string): readonly Referrer[] {
  return context.shop
    .table(metafieldsTable)
    .find('reference', gid)
    .flatMap((row) =>
      row.entries
        .filter((entry) => refersTo(entry.type, entry.value, gid))
        .map((entry) => metafieldRelation(context, row, entry)),
    );
}

function metafieldRelation(
  context: RequestContext,
  row: OwnerMetafields,
  { namespace, key }: MetafieldEntry,
): Referrer {
  const ownerType = ownerTypeOf(row.gidType) ?? '';
  const name = findDefinition(context, { ownerType, namespace, key })?.name ?? key;
  const referencer = context.resolveNode(formatGlobalId(row.gidType, row.id));
  return { namespace, key, name, referencer };
}

function fieldsReferringTo(context: RequestContext, gid: string): readonly Referrer[] {
  return context.shop
    .table(metaobjectsTable)
    .find('reference', gid)
    .flatMap((entry) => {
      const { type, fields } = definitionOf(context, entry);
      return fields
        .filter((field) => refersTo(field.type, entry.values[field.number] ?? '', gid))
        .map(({ key, name }) => ({
          namespace: type,
          key,
          name,
          referencer: { __typename: 'Metaobject', ...entry },
        }));
    });
}
