import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { productsOfSources } from './collection-products.ts';
import { collectionsTable } from './collection.ts';
import {
  matchTypeOf,
  type CollectionSource,
  type ConditionsSource,
  type SourceSide,
  type SubCollectionsSource,
} from './collection-source.ts';
import { conditionView, type Side } from './condition-view.ts';
import { selectionsOf, selectionsTable } from './selection.ts';

/** A source with the type that the API knows it by. */
export function sourceView(source: CollectionSource): object {
  const isPlain = source.kind === 'conditions';
  return {
    ...source,
    __typename: isPlain ? 'CollectionConditionsSource' : 'CollectionSubCollectionsSource',
  };
}

interface SideView {
  readonly sourceId: number;
  readonly side: SourceSide;
}

interface SelectionView {
  /** Of the product, for paging. */
  readonly id: number;
  readonly product: Product;
  readonly variantIds: readonly string[] | null;
}

function appOf(source: CollectionSource, context: RequestContext): unknown {
  return source.appId === undefined ? null : context.resolveNode(formatGlobalId('App', source.appId));
}

const conditionsSourceFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: ConditionsSource) => formatGlobalId('CollectionConditionsSource', source.id),
  app: (source: ConditionsSource, _args, context: RequestContext) => appOf(source, context),
  description: (source: ConditionsSource) => source.description ?? null,
  shareable: (source: ConditionsSource) => source.isShareable === true,
  targetType: (source: ConditionsSource) => (source.targetsVariants === true ? 'VARIANTS' : 'PRODUCTS'),
  inclusion: (source: ConditionsSource): SideView => ({ sourceId: source.id, side: source.inclusion }),
  exclusion: (source: ConditionsSource): SideView | null =>
    source.exclusion === undefined ? null : { sourceId: source.id, side: source.exclusion },
  products: (source: ConditionsSource, args: ConnectionArguments, context: RequestContext) =>
    connect(productsOfSources(context, [source]), args),
};

const subCollectionsFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: SubCollectionsSource) => formatGlobalId('CollectionSubCollectionsSource', source.id),
  app: (source: SubCollectionsSource, _args, context: RequestContext) => appOf(source, context),
  description: (source: SubCollectionsSource) => source.description ?? null,
  collections: (source: SubCollectionsSource, _args, context: RequestContext) =>
    source.collectionIds.flatMap((id) => context.shop.table(collectionsTable).get(id) ?? []),
};

function sideFields(name: Side): Readonly<Record<string, FieldResolver>> {
  return {
    conditions: ({ side }: SideView, _args, context: RequestContext) =>
      side.conditions.map((condition) => conditionView(context, condition, name)),
    matchType: ({ side }: SideView) =>
      side.conditions.length === 0 ? (side.matchType ?? null) : matchTypeOf(side),
    selections: ({ sourceId }: SideView, args: ConnectionArguments, context: RequestContext) =>
      connect(selectionViews(context, sourceId, name), args),
  };
}

function selectionViews(context: RequestContext, sourceId: number, name: Side): readonly SelectionView[] {
  const index = name === 'Inclusion' ? 'included' : 'excluded';
  const ids = context.shop.table(selectionsTable).findIds(index, String(sourceId));
  return ids.flatMap((id) => {
    const product = context.shop.table(productsTable).get(id);
    const selection = selectionsOf(context, id).find((entry) => entry.sourceId === sourceId);
    const variantIds = selection?.variantIds?.map((number) => formatGlobalId('ProductVariant', number));
    return product === undefined ? [] : [{ id, product, variantIds: variantIds ?? null }];
  });
}

export const sourceTypes: Readonly<Record<string, Readonly<Record<string, FieldResolver>>>> = {
  CollectionConditionsSource: conditionsSourceFields,
  CollectionSubCollectionsSource: subCollectionsFields,
  CollectionSourceInclusion: sideFields('Inclusion'),
  CollectionSourceExclusion: sideFields('Exclusion'),
};
