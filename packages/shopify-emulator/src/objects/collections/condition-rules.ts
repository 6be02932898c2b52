import { formatGlobalId } from '../global-id.ts';
import { definitionsTable } from '../metafields/metafield-definition.ts';
import type { RequestContext } from '../object-module.ts';
import type { Rule } from './collection-source.ts';
import type { AmountCondition, Condition, MetafieldCondition, TextCondition } from './condition.ts';
import { amountColumns, textColumns, textRelations } from './rule-set.ts';

/** The rules that say the same as these conditions; null where no rules can. */
export function rulesOfConditions(
  context: RequestContext,
  conditions: readonly Condition[],
): readonly Rule[] | null {
  const rules = conditions.map((condition) => ruleOf(context, condition));
  return rules.every((rule) => rule !== null) ? rules : null;
}

function ruleOf(context: RequestContext, condition: Condition): Rule | null {
  const rule = (column: string | undefined, relation: string, value: string): Rule | null =>
    column === undefined ? null : { column, relation, condition: value, conditionObjectId: undefined };
  switch (condition.kind) {
    case 'variantPrice':
    case 'variantCompareAtPrice':
    case 'variantInventory':
      if (condition.value === undefined) return rule('IS_PRICE_REDUCED', condition.relation, '');
      return rule(keyOf(amountColumns, condition.kind), condition.relation, amountText(condition));
    case 'variantWeight':
      return rule('VARIANT_WEIGHT', condition.relation, String(condition.value));
    case 'collection':
      return null;
    case 'productCategory': {
      const [only, ...others] = condition.values;
      if (only === undefined || others.length > 0) return null;
      const column = only.includesDescendants
        ? 'PRODUCT_CATEGORY_ID_WITH_DESCENDANTS'
        : 'PRODUCT_CATEGORY_ID';
      return rule(column, condition.relation, only.categoryId);
    }
    case 'productTag':
    case 'productType':
    case 'productVendor':
    case 'productTitle':
    case 'productStatus':
    case 'variantTitle':
      return textRule(condition);
    case 'metafieldBoolean':
    case 'metafieldDecimal':
    case 'metafieldInteger':
    case 'metafieldMetaobject':
    case 'metafieldMetaobjectList':
    case 'metafieldString':
    case 'metafieldStringList':
      return metafieldRule(context, condition);
  }
}

function textRule({ kind, relation, values }: TextCondition): Rule | null {
  const column = keyOf(textColumns, kind);
  const [only, ...others] = values;
  if (column === undefined || only === undefined || others.length > 0) return null;
  const tagRelation = relation === 'NOT_TAGGED_WITH' ? 'NOT_EQUALS' : 'EQUALS';
  return {
    column,
    relation: kind === 'productTag' ? tagRelation : (keyOf(textRelations, relation) ?? 'EQUALS'),
    condition: only,
    conditionObjectId: undefined,
  };
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

function amountText({ kind, value }: AmountCondition): string {
  return kind === 'variantInventory' ? String(value) : (value ?? 0).toFixed(2);
}

function keyOf<Value>(map: ReadonlyMap<string, Value>, value: Value): string | undefined {
  for (const [key, other] of map) if (other === value) return key;
  return undefined;
}
