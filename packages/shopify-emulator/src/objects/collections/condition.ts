import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import type { MatchType } from './collection-source.ts';

/** One test that products, or their variants, can meet. */
export type Condition =
  | TextCondition
  | CategoryCondition
  | AmountCondition
  | WeightCondition
  | MetafieldCondition
  | CollectionCondition;

/** With several values: whether one of them is enough, or all are needed. */
interface ManyValues {
  readonly id: number;
  readonly matchType: MatchType;
}

export const textKinds = [
  'productTag',
  'productType',
  'productVendor',
  'productTitle',
  'productStatus',
  'variantTitle',
] as const;

export const textRelations = [
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'ENDS_WITH',
  'EQUALS',
  'NOT_EQUALS',
  'STARTS_WITH',
  'TAGGED_WITH',
  'NOT_TAGGED_WITH',
] as const;

export type TextRelation = (typeof textRelations)[number];

export interface TextCondition extends ManyValues {
  readonly kind: (typeof textKinds)[number];
  readonly relation: TextRelation;
  readonly values: readonly string[];
}

export function isTextCondition(condition: Condition): condition is TextCondition {
  return textKinds.some((kind) => kind === condition.kind);
}

export const categoryRelations = ['EQUALS', 'NOT_EQUALS'] as const;

export interface CategoryCondition extends ManyValues {
  readonly kind: 'productCategory';
  readonly relation: (typeof categoryRelations)[number];
  readonly values: readonly CategoryValue[];
}

export interface CategoryValue {
  /** The gid of a TaxonomyCategory. */
  readonly categoryId: string;
  readonly includesDescendants: boolean;
}

export const amountKinds = ['variantPrice', 'variantCompareAtPrice', 'variantInventory'] as const;

export const amountRelations = [
  'EQUALS',
  'NOT_EQUALS',
  'GREATER_THAN',
  'LESS_THAN',
  'IS_SET',
  'IS_NOT_SET',
] as const;

export type AmountRelation = (typeof amountRelations)[number];

export interface AmountCondition {
  readonly id: number;
  readonly kind: (typeof amountKinds)[number];
  readonly relation: AmountRelation;
  /** In the currency of the shop, or pieces; undefined where the relation needs none. */
  readonly value: number | undefined;
}

export function isAmountCondition(condition: Condition): condition is AmountCondition {
  return amountKinds.some((kind) => kind === condition.kind);
}

export interface WeightCondition {
  readonly id: number;
  readonly kind: 'variantWeight';
  readonly relation: AmountRelation;
  readonly value: number;
  readonly unit: string;
}

export const metafieldKinds = [
  'metafieldBoolean',
  'metafieldDecimal',
  'metafieldInteger',
  'metafieldMetaobject',
  'metafieldMetaobjectList',
  'metafieldString',
  'metafieldStringList',
] as const;

export const metafieldRelations = ['EQUALS', 'GREATER_THAN', 'LESS_THAN', 'INCLUDES'] as const;

export interface MetafieldCondition extends ManyValues {
  readonly kind: (typeof metafieldKinds)[number];
  /** Number of the definition, which belongs to products or to variants. */
  readonly definitionId: number;
  readonly relation: (typeof metafieldRelations)[number];
  /** As metafields write them. */
  readonly values: readonly string[];
}

export function isMetafieldCondition(condition: Condition): condition is MetafieldCondition {
  return metafieldKinds.some((kind) => kind === condition.kind);
}

/** Only to exclude: the products of other collections. */
interface CollectionCondition extends ManyValues {
  readonly kind: 'collection';
  readonly values: readonly number[];
}

/** A condition made ready to be asked of many products: of each as a whole, or of its variants one by one. */
export type ConditionTest =
  | { readonly of: 'product'; readonly holds: (product: Product) => boolean }
  | { readonly of: 'variant'; readonly holds: (variant: Variant, product: Product) => boolean };
