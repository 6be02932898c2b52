import type { ShopStore } from '../../store/shop-store.ts';
import type { RequestContext } from '../object-module.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { collectionsTable } from './collection.ts';
import { sourcesOf } from './collection-store.ts';
import {
  matchTypeOf,
  type CollectionSource,
  type ConditionsSource,
  type MatchType,
  type SourceSide,
} from './collection-source.ts';
import { conditionTest } from './condition-test.ts';
import type { ConditionTest } from './condition.ts';
import { selectionsOf } from './selection.ts';

/** The variants of a product that are in a source or collection: all of them, some, or none. */
export type MemberVariants = 'all' | readonly number[];

export type MemberTest = (product: Product) => MemberVariants;

/**
 * A test made ready for many products: which of their variants are in a collection, that is in any of its sources.
 * `trail` are the collections that are being asked already, so that a circle of collections comes to an end.
 */
export function collectionTest(
  context: RequestContext,
  collectionId: number,
  trail: readonly number[] = [],
): MemberTest {
  const collection = context.shop.table(collectionsTable).get(collectionId);
  if (collection === undefined || trail.includes(collectionId)) return () => [];
  const inside = [...trail, collectionId];
  const tests = sourcesOf(context, collection).map((source) => sourceTest(context, source, inside));
  return (product) => union(tests.map((test) => test(product)));
}

interface PreparedTests {
  readonly revision: number;
  readonly tests: Map<number, MemberTest>;
}

/** The tests of each shop by source, good until something is written: whoever asks about many products makes them ready once. */
const prepared = new WeakMap<ShopStore, PreparedTests>();

export function preparedSourceTest(context: RequestContext, source: CollectionSource): MemberTest {
  const { shop } = context;
  const known = prepared.get(shop);
  const current = known?.revision === shop.revision ? known : { revision: shop.revision, tests: new Map() };
  prepared.set(shop, current);
  const test = current.tests.get(source.id) ?? sourceTest(context, source);
  current.tests.set(source.id, test);
  return test;
}

export function sourceTest(
  context: RequestContext,
  source: CollectionSource,
  trail: readonly number[] = [],
): MemberTest {
  if (source.kind === 'conditions') return conditionsSourceTest(context, source, trail);
  const tests = source.collectionIds.map((id) => collectionTest(context, id, trail));
  return (product) => union(tests.map((test) => test(product)));
}

export function isMember(members: MemberVariants): boolean {
  return members === 'all' || members.length > 0;
}

function union(parts: readonly MemberVariants[]): MemberVariants {
  const found = new Set<number>();
  for (const part of parts) {
    if (part === 'all') return 'all';
    for (const id of part) found.add(id);
  }
  return [...found];
}

function conditionsSourceTest(
  context: RequestContext,
  source: ConditionsSource,
  trail: readonly number[],
): MemberTest {
  const includes = sideTest(context, source.inclusion, source, trail);
  const { exclusion } = source;
  const excludes = exclusion === undefined ? undefined : sideTest(context, exclusion, source, trail);
  return (product) => {
    const chosen = selectionsOf(context, product.id).filter(({ sourceId }) => sourceId === source.id);
    if (chosen.some((selection) => selection.isExcluded === true)) return [];
    const members = union([
      ...chosen.map((selection) => selection.variantIds ?? ('all' as const)),
      includes(product),
    ]);
    return isMember(members) && excludes !== undefined && isMember(excludes(product)) ? [] : members;
  };
}

/** Which variants of a product meet the conditions. A source of whole products takes all of them as soon as one does. */
function sideTest(
  context: RequestContext,
  side: SourceSide,
  source: ConditionsSource,
  trail: readonly number[],
): MemberTest {
  if (side.conditions.length === 0) return () => [];
  const isIn = collectionsTest(context, trail);
  const tests = side.conditions.map((condition) => conditionTest(context, condition, isIn));
  const together = splitTests(tests, matchTypeOf(side));
  return (product) => {
    const byProduct = together.ofProduct(product);
    if (byProduct !== undefined) return byProduct ? 'all' : [];
    const variants = variantsOf(context, product);
    const found = variants.filter((variant) => together.ofVariant(variant, product));
    if (source.targetsVariants !== true && found.length > 0) return 'all';
    return found.length === variants.length ? 'all' : found.map(({ id }) => id);
  };
}

/** Each collection that a condition names is made ready once. */
function collectionsTest(
  context: RequestContext,
  trail: readonly number[],
): (collectionId: number, product: Product) => boolean {
  const tests = new Map<number, MemberTest>();
  return (collectionId, product) => {
    const test = tests.get(collectionId) ?? collectionTest(context, collectionId, trail);
    tests.set(collectionId, test);
    return isMember(test(product));
  };
}

interface SplitTests {
  /** undefined where the product alone does not decide. */
  readonly ofProduct: (product: Product) => boolean | undefined;
  readonly ofVariant: (variant: Variant, product: Product) => boolean;
}

/** The conditions on products are asked first, once for all variants; those on variants must meet in the same variant. */
function splitTests(tests: readonly ConditionTest[], matchType: MatchType): SplitTests {
  const ofProducts = tests.flatMap((test) => (test.of === 'product' ? [test.holds] : []));
  const ofVariants = tests.flatMap((test) => (test.of === 'variant' ? [test.holds] : []));
  if (matchType === 'ANY')
    return {
      ofProduct: (product) => {
        if (ofProducts.some((holds) => holds(product))) return true;
        return ofVariants.length === 0 ? false : undefined;
      },
      ofVariant: (variant, product) => ofVariants.some((holds) => holds(variant, product)),
    };
  return {
    ofProduct: (product) => {
      if (!ofProducts.every((holds) => holds(product))) return false;
      return ofVariants.length === 0 ? true : undefined;
    },
    ofVariant: (variant, product) => ofVariants.every((holds) => holds(variant, product)),
  };
}
