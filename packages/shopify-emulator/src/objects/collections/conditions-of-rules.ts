import type { RequestContext } from '../object-module.ts';
import type { Rule, RuleSet } from './collection-source.ts';
import {
  amountRelations,
  metafieldRelations,
  type AmountCondition,
  type Condition,
  type MetafieldCondition,
  type TextCondition,
  type TextRelation,
} from './condition.ts';
import { conditionDefinition, metafieldConditionKind } from './metafield-conditions.ts';

export function isMetafieldColumn(column: string): boolean {
  return column.endsWith('_METAFIELD_DEFINITION');
}

/** The kinds of conditions that the columns of rules stand for: columns of amounts, then columns of texts. */
export const amountColumns: ReadonlyMap<string, AmountCondition['kind'] | 'variantWeight'> = new Map<
  string,
  AmountCondition['kind'] | 'variantWeight'
>([
  ['VARIANT_PRICE', 'variantPrice'],
  ['VARIANT_COMPARE_AT_PRICE', 'variantCompareAtPrice'],
  ['VARIANT_INVENTORY', 'variantInventory'],
  ['VARIANT_WEIGHT', 'variantWeight'],
]);

export const textColumns: ReadonlyMap<string, TextCondition['kind']> = new Map<string, TextCondition['kind']>(
  [
    ['TITLE', 'productTitle'],
    ['TYPE', 'productType'],
    ['VENDOR', 'productVendor'],
    ['TAG', 'productTag'],
    ['VARIANT_TITLE', 'variantTitle'],
  ],
);

/** By relations of rules. Tags have relations of their own. */
export const relationsOfText: ReadonlyMap<string, TextRelation> = new Map<string, TextRelation>([
  ['EQUALS', 'EQUALS'],
  ['NOT_EQUALS', 'NOT_EQUALS'],
  ['STARTS_WITH', 'STARTS_WITH'],
  ['ENDS_WITH', 'ENDS_WITH'],
  ['CONTAINS', 'CONTAINS'],
  ['NOT_CONTAINS', 'DOES_NOT_CONTAIN'],
]);

/** Checked rules as conditions, which get fresh ids. */
export function conditionsOfRules(context: RequestContext, ruleSet: RuleSet): readonly Condition[] {
  return ruleSet.rules.map((rule) => conditionOf(context, rule, context.shop.allocateId()));
}

function conditionOf(context: RequestContext, rule: Rule, id: number): Condition {
  const { column, condition: value } = rule;
  const text = textColumns.get(column);
  if (text !== undefined)
    return { id, kind: text, matchType: 'ANY', relation: textRelationOf(rule), values: [value] };
  const amount = amountColumns.get(column);
  const relation = amountRelations.find((name) => name === rule.relation) ?? 'EQUALS';
  if (amount === 'variantWeight')
    return { id, kind: amount, relation, value: Number(value), unit: 'KILOGRAMS' };
  if (amount !== undefined) return { id, kind: amount, relation, value: Number(value) };
  if (column === 'IS_PRICE_REDUCED') return { id, kind: 'variantCompareAtPrice', relation, value: undefined };
  if (isMetafieldColumn(column)) return metafieldConditionOf(context, rule, id);
  return {
    id,
    kind: 'productCategory',
    matchType: 'ANY',
    relation: rule.relation === 'NOT_EQUALS' ? 'NOT_EQUALS' : 'EQUALS',
    values: [{ categoryId: value, includesDescendants: column.endsWith('_WITH_DESCENDANTS') }],
  };
}

function textRelationOf({ column, relation }: Rule): TextRelation {
  if (column !== 'TAG') return relationsOfText.get(relation) ?? 'EQUALS';
  return relation === 'NOT_EQUALS' ? 'NOT_TAGGED_WITH' : 'TAGGED_WITH';
}

function metafieldConditionOf(context: RequestContext, rule: Rule, id: number): MetafieldCondition {
  const definition = conditionDefinition(context, rule.conditionObjectId);
  const kind = metafieldConditionKind(definition?.type ?? '');
  const relation = metafieldRelations.find((name) => name === rule.relation) ?? 'EQUALS';
  return {
    id,
    kind,
    matchType: 'ANY',
    definitionId: definition?.id ?? 0,
    relation: kind.endsWith('List') ? 'INCLUDES' : relation,
    values: [rule.condition],
  };
}
