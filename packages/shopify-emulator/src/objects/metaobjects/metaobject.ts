import type { Row, TableDefinition } from '../../store/table.ts';
import { numberOfGlobalId } from '../global-id.ts';
import { gidsIn } from '../metafields/values/references.ts';
import type { RequestContext } from '../object-module.ts';
import type { AppRef } from '../app/app-ref.ts';
import { metaobjectDefinitionsTable, type MetaobjectDefinition } from './metaobject-definition.ts';

/** One entry of a definition, small enough for a million. Times are whole seconds since 1970. */
export interface Metaobject extends Row {
  readonly definitionId: number;
  readonly handle: string;
  /** Names the entry where no field does; undefined stands for the handle in words. */
  readonly fallbackName: string | undefined;
  /** Stored values by the number of their field; fields without a value are not there. */
  readonly values: FieldValues;
  /** undefined stands for DRAFT. */
  readonly isActive: true | undefined;
  readonly templateSuffix: string | undefined;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly createdBy: AppRef;
}

export type FieldValues = Readonly<Record<number, string>>;

export const metaobjectsTable: TableDefinition<Metaobject> = {
  name: 'metaobjects',
  indexes: {
    definition: (entry) => String(entry.definitionId),
    handle: (entry) => handleKey(entry.definitionId, entry.handle),
    /** By the gids in any of its values, those that only look so too. */
    reference: (entry) => Object.values(entry.values).flatMap(gidsIn),
  },
};

function handleKey(definitionId: number, handle: string): string {
  return `${definitionId} ${handle}`;
}

export function findMetaobject(context: RequestContext, id: string): Metaobject | undefined {
  const number = numberOfGlobalId(id, 'Metaobject');
  return number === null ? undefined : context.shop.table(metaobjectsTable).get(number);
}

/** Handles are kept in lower case and looked up in any. */
export function findByHandle(
  context: RequestContext,
  definitionId: number,
  handle: string,
): Metaobject | undefined {
  return context.shop
    .table(metaobjectsTable)
    .find('handle', handleKey(definitionId, handle.toLowerCase()))[0];
}

export function definitionOf(context: RequestContext, entry: Metaobject): MetaobjectDefinition {
  const definition = context.shop.table(metaobjectDefinitionsTable).get(entry.definitionId);
  if (definition === undefined) throw new Error(`The metaobject ${entry.id} has no definition.`);
  return definition;
}

export function entriesOfDefinition(
  context: RequestContext,
  definition: MetaobjectDefinition,
): readonly Metaobject[] {
  return context.shop.table(metaobjectsTable).find('definition', String(definition.id));
}

export function countEntries(context: RequestContext, definition: MetaobjectDefinition): number {
  return context.shop.table(metaobjectsTable).findIds('definition', String(definition.id)).length;
}
