import type { GraphQLResolveInfo } from 'graphql';
import { catalogsTable } from '../catalogs/catalog.ts';
import { connect, mapConnection, type Connection, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import { asMoney } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { entriesOfList, type ListEntry, type QuantityRule } from './list-entry.ts';
import { priceOnList, type ListPrice } from './list-price.ts';
import type { PriceList } from './price-list.ts';

/** `PriceListPrice`; its number is that of the variant. */
export interface PriceView extends ListPrice {
  readonly id: number;
  readonly list: PriceList;
  readonly variant: Variant;
}

export function priceView(context: RequestContext, list: PriceList, variant: Variant): PriceView {
  return { id: variant.id, list, variant, ...priceOnList(context, list, variant) };
}

const variantSearch: SearchFields<Variant> = {
  filters: {
    id: { as: 'number', of: (variant) => variant.id },
    variant_id: { as: 'number', of: (variant) => variant.id },
    product_id: { as: 'number', of: (variant) => variant.productId },
  },
  text: () => [],
};

type PricesArguments = ConnectionArguments & {
  readonly originType?: 'FIXED' | 'RELATIVE' | null;
  readonly query?: string | null;
};

function prices(
  list: PriceList,
  args: PricesArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<PriceView> {
  const table = context.shop.table(variantsTable);
  const found = searchTable(table, args.query, variantSearch, { context, info });
  const fixed = new Set(
    entriesOfList(context, list.id)
      .filter(({ price }) => price !== undefined)
      .map(({ variantId }) => variantId),
  );
  const isWanted = ({ id }: Variant): boolean =>
    typeof args.originType !== 'string' || fixed.has(id) === (args.originType === 'FIXED');
  const page = connect([...found].filter(isWanted), args);
  return mapConnection(page, (variant) => priceView(context, list, variant));
}

type RulesArguments = ConnectionArguments & {
  readonly originType?: 'FIXED' | 'RELATIVE' | null;
};

/** `QuantityRule`; its number is that of the variant. */
export interface RuleView {
  readonly id: number;
  readonly minimum: number;
  readonly maximum: number | null;
  readonly increment: number;
  readonly isDefault: boolean;
  readonly originType: 'FIXED' | 'RELATIVE';
}

export function ruleView(variantId: number, rule: QuantityRule | undefined): RuleView {
  return {
    id: variantId,
    minimum: rule?.minimum ?? 1,
    maximum: rule?.maximum ?? null,
    increment: rule?.increment ?? 1,
    isDefault: rule === undefined,
    originType: rule === undefined ? 'RELATIVE' : 'FIXED',
  };
}

function quantityRules(list: PriceList, args: RulesArguments, context: RequestContext): Connection<RuleView> {
  const ruled = entriesOfList(context, list.id).filter(({ rule }) => rule !== undefined);
  const wanted = args.originType === 'RELATIVE' ? [] : ruled;
  return connect(
    wanted.map((entry) => ruleView(entry.variantId, entry.rule)),
    args,
  );
}

export const ruleFields: Readonly<Record<string, FieldResolver>> = {
  productVariant: (source: RuleView, _args, context: RequestContext) =>
    context.shop.table(variantsTable).get(source.id) ?? null,
};

export const priceListFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: PriceList) => formatGlobalId('PriceList', source.id),
  parent: ({ adjustment, compareAtMode }: PriceList) => ({ adjustment, settings: { compareAtMode } }),
  catalog: ({ catalogId }: PriceList, _args, context: RequestContext) =>
    catalogId === undefined ? null : (context.shop.table(catalogsTable).get(catalogId) ?? null),
  fixedPricesCount: (source: PriceList, _args, context: RequestContext) =>
    entriesOfList(context, source.id).filter(({ price }) => price !== undefined).length,
  prices,
  quantityRules,
};

/** `QuantityPriceBreak`, with the list and the variant that it is of. */
export interface BreakView {
  readonly __typename: 'QuantityPriceBreak';
  readonly id: number;
  readonly minimumQuantity: number;
  readonly price: object;
  readonly priceList: PriceList;
  readonly variantId: number;
}

export function breakViews(list: PriceList, entry: ListEntry | undefined): readonly BreakView[] {
  return (entry?.breaks ?? []).map(({ id, minimumQuantity, price }) => ({
    __typename: 'QuantityPriceBreak',
    id,
    minimumQuantity,
    price: asMoney(price, list.currency),
    priceList: list,
    variantId: entry?.variantId ?? 0,
  }));
}

export const breakFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: BreakView) => formatGlobalId('QuantityPriceBreak', source.id),
  variant: (source: BreakView, _args, context: RequestContext) =>
    context.shop.table(variantsTable).get(source.variantId) ?? null,
};

export const priceFields: Readonly<Record<string, FieldResolver>> = {
  quantityPriceBreaks: (source: PriceView, args: ConnectionArguments) =>
    connect(breakViews(source.list, source.entry), args, (view) => view.minimumQuantity),
};
