import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { displayNameOf } from './display-name.ts';
import { metaobjectDefinitionsTable } from './metaobject-definition.ts';
import { definitionOf, metaobjectsTable } from './metaobject.ts';

/** All definitions and entries, as people and tests look at them. */
export function viewMetaobjects(context: RequestContext): Readonly<Record<string, unknown>> {
  const definitions = context.shop.table(metaobjectDefinitionsTable).rows();
  const entries = context.shop.table(metaobjectsTable).rows();
  return {
    metaobjectDefinitions: Array.from(definitions, ({ id, ...definition }) => ({
      ...definition,
      id: formatGlobalId('MetaobjectDefinition', id),
    })),
    metaobjects: Array.from(entries, (entry) => {
      const { type, fields } = definitionOf(context, entry);
      const values = fields.map(({ key, number }) => [key, entry.values[number] ?? null]);
      return {
        id: formatGlobalId('Metaobject', entry.id),
        type,
        handle: entry.handle,
        displayName: displayNameOf(context, entry),
        status: entry.isActive === true ? 'ACTIVE' : 'DRAFT',
        values: Object.fromEntries(values),
      };
    }),
  };
}
