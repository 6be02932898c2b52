import { formatGlobalId } from '../global-id.ts';
import { shopMoney } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import { findCategory } from '../taxonomy/category.ts';
import { collectionsTable } from './collection.ts';
import {
  isAmountCondition,
  isMetafieldCondition,
  isTextCondition,
  type AmountCondition,
  type Condition,
  type MetafieldCondition,
} from './condition.ts';

export type Side = 'Inclusion' | 'Exclusion';

/** A condition as the API shows it, under the type of its side and kind. */
export function conditionView(context: RequestContext, condition: Condition, side: Side): object {
  const kind = condition.kind.charAt(0).toUpperCase() + condition.kind.slice(1);
  const typename = `CollectionSource${side}Condition${kind}`;
  const shared = { __typename: typename, id: formatGlobalId(typename, condition.id) };
  if (isAmountCondition(condition))
    return { ...shared, relation: condition.relation, value: amountView(context, condition) };
  if (isMetafieldCondition(condition)) return { ...shared, ...metafieldView(context, condition) };
  if (isTextCondition(condition)) {
    const { matchType, relation, values } = condition;
    return { ...shared, matchType, relation, values };
  }
  switch (condition.kind) {
    case 'variantWeight': {
      const { relation, unit, value } = condition;
      return { ...shared, relation, value: { unit, value } };
    }
    case 'collection': {
      const table = context.shop.table(collectionsTable);
      const values = condition.values.flatMap((id) => table.get(id) ?? []);
      return { ...shared, matchType: condition.matchType, values };
    }
    case 'productCategory': {
      const values = condition.values.map(({ categoryId, includesDescendants }) => ({
        category: findCategory(categoryId),
        includeDescendants: includesDescendants,
      }));
      return { ...shared, matchType: condition.matchType, relation: condition.relation, values };
    }
  }
}

function amountView(context: RequestContext, { kind, value }: AmountCondition): unknown {
  if (value === undefined) return null;
  return kind === 'variantInventory' ? value : shopMoney(context, value.toFixed(2));
}

function metafieldView(context: RequestContext, condition: MetafieldCondition): object {
  const { kind, matchType, relation } = condition;
  const values = condition.values.map((value) => valueView(context, kind, value));
  return {
    definition: context.resolveNode(formatGlobalId('MetafieldDefinition', condition.definitionId)),
    matchType,
    relation,
    value: values[0],
    values,
  };
}

function valueView(context: RequestContext, kind: MetafieldCondition['kind'], value: string): unknown {
  switch (kind) {
    case 'metafieldBoolean':
      return value === 'true';
    case 'metafieldInteger':
      return Number(value);
    case 'metafieldMetaobject':
    case 'metafieldMetaobjectList':
      return context.resolveNode(value);
    case 'metafieldDecimal':
    case 'metafieldString':
    case 'metafieldStringList':
      return value;
  }
}
