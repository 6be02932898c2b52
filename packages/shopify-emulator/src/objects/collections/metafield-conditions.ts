import { definitionsTable, type MetafieldDefinition } from '../metafields/metafield-definition.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { MetafieldCondition } from './condition.ts';

/** The definition of an id if it may be used in conditions; undefined otherwise. */
export function conditionDefinition(
  context: RequestContext,
  id: string | null | undefined,
): MetafieldDefinition | undefined {
  const number = numberOfGlobalId(id ?? '', 'MetafieldDefinition');
  const definition = number === null ? undefined : context.shop.table(definitionsTable).get(number);
  return definition !== undefined && isUsable(definition) ? definition : undefined;
}

function isUsable(definition: MetafieldDefinition): boolean {
  const { ownerType, capabilities } = definition;
  return (
    capabilities.includes('smartCollectionCondition') &&
    (ownerType === 'PRODUCT' || ownerType === 'PRODUCTVARIANT')
  );
}

/** All definitions that may be used in conditions, in the order of their ids. */
export function conditionDefinitions(context: RequestContext): readonly MetafieldDefinition[] {
  const table = context.shop.table(definitionsTable);
  const all = [...table.find('ownerType', 'PRODUCT'), ...table.find('ownerType', 'PRODUCTVARIANT')];
  return all.filter(isUsable).toSorted((a, b) => a.id - b.id);
}

const kinds: ReadonlyMap<string, MetafieldCondition['kind']> = new Map([
  ['boolean', 'metafieldBoolean'],
  ['number_decimal', 'metafieldDecimal'],
  ['number_integer', 'metafieldInteger'],
  ['metaobject_reference', 'metafieldMetaobject'],
  ['list.metaobject_reference', 'metafieldMetaobjectList'],
  ['list.single_line_text_field', 'metafieldStringList'],
]);

/** Which kind of condition a metafield of a type is asked by. */
export function metafieldConditionKind(type: string): MetafieldCondition['kind'] {
  return kinds.get(type) ?? 'metafieldString';
}
