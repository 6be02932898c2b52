import { inventoryItemOf } from '../inventory/item-store.ts';
import { sumAvailable } from '../inventory/quantities.ts';
import type { RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { variantTitle } from '../variants/variant-options.ts';
import type { MatchType } from './collection-source.ts';
import { compares } from './compare-amounts.ts';
import {
  isAmountCondition,
  isMetafieldCondition,
  isTextCondition,
  type AmountCondition,
  type CategoryCondition,
  type Condition,
  type ConditionTest,
  type TextCondition,
  type TextRelation,
  type WeightCondition,
} from './condition.ts';
import { metafieldTest } from './metafield-test.ts';

/** `isInCollection` answers for conditions on other collections. */
export function conditionTest(
  context: RequestContext,
  condition: Condition,
  isInCollection: (collectionId: number, product: Product) => boolean,
): ConditionTest {
  if (isTextCondition(condition)) return textTest(condition);
  if (isAmountCondition(condition)) return amountTest(context, condition);
  if (isMetafieldCondition(condition)) return metafieldTest(context, condition);
  switch (condition.kind) {
    case 'productCategory':
      return categoryTest(condition);
    case 'variantWeight':
      return weightTest(context, condition);
    case 'collection':
      return {
        of: 'product',
        holds: (product) =>
          matches(condition.values, condition.matchType, (id) => isInCollection(id, product)),
      };
  }
}

function matches<Value>(
  values: readonly Value[],
  matchType: MatchType,
  test: (value: Value) => boolean,
): boolean {
  return matchType === 'ALL' ? values.every(test) : values.some(test);
}

function textTest(condition: TextCondition): ConditionTest {
  const { kind, relation, matchType } = condition;
  const wanted = condition.values.map((value) => value.toLowerCase());
  const test = textTests[relation];
  const holds = (text: string): boolean => {
    const folded = text.toLowerCase();
    return matches(wanted, matchType, (value) => test(folded, value));
  };
  switch (kind) {
    case 'productTag': {
      const has = (product: Product, value: string): boolean =>
        product.tags?.some((tag) => tag.toLowerCase() === value) === true;
      const isWanted = relation !== 'NOT_TAGGED_WITH';
      return {
        of: 'product',
        holds: (product) => matches(wanted, matchType, (value) => has(product, value) === isWanted),
      };
    }
    case 'productType':
      return { of: 'product', holds: (product) => holds(product.productType ?? '') };
    case 'productVendor':
      return { of: 'product', holds: (product) => holds(product.vendor) };
    case 'productTitle':
      return { of: 'product', holds: (product) => holds(product.title) };
    case 'productStatus':
      return { of: 'product', holds: (product) => holds(product.status) };
    case 'variantTitle':
      return { of: 'variant', holds: (variant, product) => holds(variantTitle(product, variant)) };
  }
}

/** Of texts in small letters. */
const textTests: Readonly<Record<TextRelation, (text: string, value: string) => boolean>> = {
  CONTAINS: (text, value) => text.includes(value),
  DOES_NOT_CONTAIN: (text, value) => !text.includes(value),
  ENDS_WITH: (text, value) => text.endsWith(value),
  EQUALS: (text, value) => text === value,
  NOT_EQUALS: (text, value) => text !== value,
  STARTS_WITH: (text, value) => text.startsWith(value),
  TAGGED_WITH: (text, value) => text === value,
  NOT_TAGGED_WITH: (text, value) => text !== value,
};

function categoryTest({ values, matchType, relation }: CategoryCondition): ConditionTest {
  const isWanted = relation === 'EQUALS';
  return {
    of: 'product',
    holds: ({ categoryId }) =>
      matches(values, matchType, (value) => {
        const isIn =
          categoryId === value.categoryId ||
          (value.includesDescendants && categoryId?.startsWith(`${value.categoryId}-`) === true);
        return isIn === isWanted;
      }),
  };
}

function amountTest(context: RequestContext, { kind, relation, value }: AmountCondition): ConditionTest {
  const amountOf = (variant: Variant): number | undefined => {
    if (kind === 'variantInventory') return sumAvailable(inventoryItemOf(context, variant));
    const amount = kind === 'variantPrice' ? variant.price : variant.compareAtPrice;
    return amount === undefined ? undefined : Number(amount);
  };
  return { of: 'variant', holds: (variant) => compares(relation, amountOf(variant), value ?? 0) };
}

const gramsPerUnit: Readonly<Record<string, number>> = {
  GRAMS: 1,
  KILOGRAMS: 1000,
  OUNCES: 28.349_523_125,
  POUNDS: 453.592_37,
};

function weightTest(context: RequestContext, condition: WeightCondition): ConditionTest {
  const wanted = gramsOf(condition);
  return {
    of: 'variant',
    holds: (variant) => {
      const { weight } = inventoryItemOf(context, variant);
      return compares(condition.relation, weight === undefined ? 0 : gramsOf(weight), wanted);
    },
  };
}

/** Rounded, so that a weight equals itself in other units. */
function gramsOf({ value, unit }: { readonly value: number; readonly unit: string }): number {
  return Math.round(value * (gramsPerUnit[unit] ?? 1) * 1000) / 1000;
}
