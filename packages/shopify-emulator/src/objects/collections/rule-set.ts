import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import type { Rule, RuleSet } from './collection-source.ts';
import type {
  AmountCondition,
  Condition,
  MetafieldCondition,
  TextCondition,
  TextRelation,
} from './condition.ts';
import { conditionDefinition, metafieldConditionKind } from './metafield-conditions.ts';
import { metafieldRelations, ruleColumns } from './rule-columns.ts';

export interface RuleSetInput {
  readonly appliedDisjunctively: boolean;
  readonly rules?: readonly RuleInput[] | null;
}

interface RuleInput {
  readonly column: string;
  readonly relation: string;
  readonly condition: string;
  readonly conditionObjectId?: string | null;
}

export function readRuleSet(input: RuleSetInput): RuleSet {
  return {
    appliedDisjunctively: input.appliedDisjunctively,
    rules: (input.rules ?? []).map((rule) => ({
      column: rule.column,
      relation: rule.relation,
      condition: rule.condition,
      conditionObjectId: rule.conditionObjectId ?? undefined,
    })),
  };
}

/** What Shopify has against rules. */
export function ruleErrors(context: RequestContext, ruleSet: RuleSet): readonly UserError[] {
  return [...ruleSet.rules.entries()].flatMap(([index, rule]) => {
    const field = (name: string): readonly string[] => ['ruleSet', 'rules', String(index), name];
    const relations = relationsOf(context, rule);
    if (relations === undefined)
      return [userError(field('conditionObjectId'), 'Metafield definition does not exist')];
    if (!relations.includes(rule.relation))
      return [userError(field('relation'), 'Relation is not valid for the column')];
    const needsValue = rule.column !== 'IS_PRICE_REDUCED';
    if (needsValue && rule.condition.trim() === '')
      return [userError(field('condition'), "Condition can't be blank")];
    return amountColumns.has(rule.column) && Number.isNaN(Number(rule.condition))
      ? [userError(field('condition'), 'Condition is not a number')]
      : [];
  });
}

/** undefined where the rule names no definition that it could use. */
function relationsOf(context: RequestContext, rule: Rule): readonly string[] | undefined {
  if (!isMetafieldColumn(rule.column))
    return ruleColumns.find(({ name }) => name === rule.column)?.allowedRelations ?? [];
  const definition = conditionDefinition(context, rule.conditionObjectId);
  const ownerType = rule.column === 'PRODUCT_METAFIELD_DEFINITION' ? 'PRODUCT' : 'PRODUCTVARIANT';
  return definition?.ownerType === ownerType ? metafieldRelations(definition.type) : undefined;
}

function isMetafieldColumn(column: string): boolean {
  return column.endsWith('_METAFIELD_DEFINITION');
}

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

export const textRelations: ReadonlyMap<string, TextRelation> = new Map<string, TextRelation>([
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

const amountRelations = [
  'EQUALS',
  'NOT_EQUALS',
  'GREATER_THAN',
  'LESS_THAN',
  'IS_SET',
  'IS_NOT_SET',
] as const;

function textRelationOf({ column, relation }: Rule): TextRelation {
  if (column !== 'TAG') return textRelations.get(relation) ?? 'EQUALS';
  return relation === 'NOT_EQUALS' ? 'NOT_TAGGED_WITH' : 'TAGGED_WITH';
}

function metafieldConditionOf(context: RequestContext, rule: Rule, id: number): MetafieldCondition {
  const definition = conditionDefinition(context, rule.conditionObjectId);
  const kind = metafieldConditionKind(definition?.type ?? '');
  const relations = ['GREATER_THAN', 'LESS_THAN'] as const;
  const relation = relations.find((name) => name === rule.relation) ?? 'EQUALS';
  return {
    id,
    kind,
    matchType: 'ANY',
    definitionId: definition?.id ?? 0,
    relation: kind.endsWith('List') ? 'INCLUDES' : relation,
    values: [rule.condition],
  };
}
