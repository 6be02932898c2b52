import { formatGlobalId } from '../global-id.ts';
import { definitionsTable } from '../metafields/metafield-definition.ts';
import type { RequestContext } from '../object-module.ts';
import type { Rule } from './collection-source.ts';
import {
  isAmountCondition,
  isMetafieldCondition,
  isTextCondition,
  type AmountCondition,
  type CategoryCondition,
  type Condition,
  type MetafieldCondition,
  type TextCondition,
  type WeightCondition,
} from './condition.ts';
import { amountColumns, relationsOfText, textColumns } from './conditions-of-rules.ts';

/** The rules that say the same as these conditions; null where no rules can. */
export function rulesOfConditions(
  context: RequestContext,
  conditions: readonly Condition[],
): readonly Rule[] | null {
  const rules = conditions.map((condition) => ruleOf(context, condition));
  return rules.every((rule) => rule !== null) ? rules : null;
}

function ruleOf(context: RequestContext, condition: Condition): Rule | null {
  if (isTextCondition(condition)) return textRule(condition);
  if (isMetafieldCondition(condition)) return metafieldRule(context, condition);
  if (isAmountCondition(condition)) return amountRule(condition);
  switch (condition.kind) {
    case 'variantWeight':
      return weightRule(condition);
    case 'productCategory':
      return categoryRule(condition);
    case 'collection':
      return null;
  }
}

/** Rules ask for weights in kilograms. */
function weightRule({ relation, value, unit }: WeightCondition): Rule | null {
  return unit === 'KILOGRAMS' ? plainRule('VARIANT_WEIGHT', relation, String(value)) : null;
}

function plainRule(column: string, relation: string, condition: string): Rule {
  return { column, relation, condition, conditionObjectId: undefined };
}

function categoryRule({ relation, values }: CategoryCondition): Rule | null {
  const [only, ...others] = values;
  if (only === undefined || others.length > 0) return null;
  const column = only.includesDescendants ? 'PRODUCT_CATEGORY_ID_WITH_DESCENDANTS' : 'PRODUCT_CATEGORY_ID';
  return plainRule(column, relation, only.categoryId);
}

/** Whether there is an amount at all, rules only ask of the price before a reduction. */
function amountRule({ kind, relation, value }: AmountCondition): Rule | null {
  if (value === undefined)
    return kind === 'variantCompareAtPrice' ? plainRule('IS_PRICE_REDUCED', relation, '') : null;
  const column = keyOf(amountColumns, kind);
  const amount = kind === 'variantInventory' ? String(value) : value.toFixed(2);
  return column === undefined ? null : plainRule(column, relation, amount);
}

function textRule({ kind, relation, values }: TextCondition): Rule | null {
  const column = keyOf(textColumns, kind);
  const [only, ...others] = values;
  if (column === undefined || only === undefined || others.length > 0) return null;
  const tagRelation = relation === 'NOT_TAGGED_WITH' ? 'NOT_EQUALS' : 'EQUALS';
  return plainRule(
    column,
    kind === 'productTag' ? tagRelation : (keyOf(relationsOfText, relation) ?? 'EQUALS'),
    only,
  );
}

function metafieldRule(
  context: RequestContext,
  { definitionId, relation, values }: MetafieldCondition,
): Rule | null {
  const definition = context.shop.table(definitionsTable).get(definitionId);
  const [only, ...others] = values;
  if (only === undefined || others.length > 0) return null;
  return {
    column:
      definition?.ownerType === 'PRODUCTVARIANT'
        ? 'VARIANT_METAFIELD_DEFINITION'
        : 'PRODUCT_METAFIELD_DEFINITION',
    relation: relation === 'INCLUDES' ? 'EQUALS' : relation,
    condition: only,
    conditionObjectId: formatGlobalId('MetafieldDefinition', definitionId),
  };
}

function keyOf<Value>(map: ReadonlyMap<string, Value>, value: Value): string | undefined {
  for (const [key, other] of map) if (other === value) return key;
  return undefined;
}
