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

export interface TextCondition extends ManyValues {
  readonly kind:
    | 'productTag'
    | 'productType'
    | 'productVendor'
    | 'productTitle'
    | 'productStatus'
    | 'variantTitle';
  readonly relation: TextRelation;
  readonly values: readonly string[];
}

export type TextRelation =
  | 'CONTAINS'
  | 'DOES_NOT_CONTAIN'
  | 'ENDS_WITH'
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'STARTS_WITH'
  | 'TAGGED_WITH'
  | 'NOT_TAGGED_WITH';

export interface CategoryCondition extends ManyValues {
  readonly kind: 'productCategory';
  readonly relation: 'EQUALS' | 'NOT_EQUALS';
  readonly values: readonly CategoryValue[];
}

export interface CategoryValue {
  /** The gid of a TaxonomyCategory. */
  readonly categoryId: string;
  readonly includesDescendants: boolean;
}

export interface AmountCondition {
  readonly id: number;
  readonly kind: 'variantPrice' | 'variantCompareAtPrice' | 'variantInventory';
  readonly relation: AmountRelation;
  /** In the currency of the shop, or pieces; undefined where the relation needs none. */
  readonly value: number | undefined;
}

export type AmountRelation = 'EQUALS' | 'NOT_EQUALS' | 'GREATER_THAN' | 'LESS_THAN' | 'IS_SET' | 'IS_NOT_SET';

export interface WeightCondition {
  readonly id: number;
  readonly kind: 'variantWeight';
  readonly relation: AmountRelation;
  readonly value: number;
  readonly unit: string;
}

export interface MetafieldCondition extends ManyValues {
  readonly kind:
    | 'metafieldBoolean'
    | 'metafieldDecimal'
    | 'metafieldInteger'
    | 'metafieldMetaobject'
    | 'metafieldMetaobjectList'
    | 'metafieldString'
    | 'metafieldStringList';
  /** Number of the definition, which belongs to products or to variants. */
  readonly definitionId: number;
  readonly relation: 'EQUALS' | 'GREATER_THAN' | 'LESS_THAN' | 'INCLUDES';
  /** As metafields write them. */
  readonly values: readonly string[];
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
