import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { definitionsTable } from './metafield-definition.ts';
import { metafieldsTable } from './metafield.ts';

/** All metafields by owner, and all definitions, as people and tests look at them. */
export function viewMetafields(context: RequestContext): Readonly<Record<string, unknown>> {
  const rows = context.shop.table(metafieldsTable).rows();
  const definitions = context.shop.table(definitionsTable).rows();
  return {
    metafields: Array.from(rows).flatMap((row) =>
      row.entries.map(({ namespace, key, type, value }) => ({
        ownerId: formatGlobalId(row.gidType, row.id),
        namespace,
        key,
        type,
        value,
      })),
    ),
    metafieldDefinitions: Array.from(definitions, ({ id, ...definition }) => ({
      ...definition,
      id: formatGlobalId('MetafieldDefinition', id),
    })),
  };
}
