import { findCatalog, type MarketCatalog } from '../catalogs/catalog.ts';
import { marketsTable } from '../markets/market.ts';
import type { RequestContext } from '../object-module.ts';
import { requiredTextErrors, takenErrors } from '../text-errors.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  findPriceList,
  priceListOfCatalog,
  priceListsTable,
  type PriceAdjustment,
  type PriceList,
} from './price-list.ts';

interface ParentInput {
  readonly adjustment: PriceAdjustment;
  readonly settings?: { readonly compareAtMode: PriceList['compareAtMode'] } | null;
}

interface PriceListInput {
  readonly name?: string | null;
  readonly currency?: string | null;
  readonly parent?: ParentInput | null;
  readonly catalogId?: string | null;
}

interface PriceListPayload {
  readonly priceList: PriceList | null;
  readonly userErrors: readonly UserError[];
}

export function priceListCreate(
  _source: unknown,
  args: { readonly input: PriceListInput },
  context: RequestContext,
): PriceListPayload {
  const blank: PriceList = {
    __typename: 'PriceList',
    id: context.shop.allocateId(),
    name: '',
    currency: context.shop.profile.currencyCode,
    adjustment: { type: 'PERCENTAGE_DECREASE', value: 0 },
    compareAtMode: 'ADJUSTED',
    catalogId: undefined,
  };
  return save(context, blank, { ...args.input, name: args.input.name ?? '' });
}

export function priceListUpdate(
  _source: unknown,
  args: { readonly id: string; readonly input: PriceListInput },
  context: RequestContext,
): PriceListPayload {
  const before = findPriceList(args.id, context);
  if (before === undefined)
    return {
      priceList: null,
      userErrors: [userError(['id'], 'Price list does not exist.', 'PRICE_LIST_NOT_FOUND')],
    };
  return save(context, before, args.input);
}

function save(context: RequestContext, before: PriceList, input: PriceListInput): PriceListPayload {
  const catalog = typeof input.catalogId === 'string' ? findCatalog(input.catalogId, context) : undefined;
  const after: PriceList = {
    ...before,
    name: input.name ?? before.name,
    currency: input.currency ?? before.currency,
    adjustment: input.parent?.adjustment ?? before.adjustment,
    compareAtMode: input.parent?.settings?.compareAtMode ?? before.compareAtMode,
    catalogId: input.catalogId === null ? undefined : (catalog?.id ?? before.catalogId),
  };
  const userErrors = [
    ...(typeof input.name === 'string' ? nameErrors(context, after) : []),
    ...adjustmentErrors(after.adjustment),
    ...(typeof input.catalogId === 'string' ? catalogErrors(context, after, catalog) : []),
  ];
  if (userErrors.length > 0) return { priceList: null, userErrors };
  context.shop.table(priceListsTable).put(after);
  return { priceList: after, userErrors: [] };
}

function nameErrors(context: RequestContext, { id, name }: PriceList): readonly UserError[] {
  const field = ['input', 'name'];
  const errors = requiredTextErrors(field, 'Name', name);
  if (errors.length > 0) return errors;
  const owners = context.shop.table(priceListsTable).find('name', name.toLowerCase());
  return takenErrors(field, 'Name', owners, id);
}

function adjustmentErrors({ type, value }: PriceAdjustment): readonly UserError[] {
  const limit = type === 'PERCENTAGE_DECREASE' ? 100 : 1000;
  if (value >= 0 && value <= limit) return [];
  return [
    userError(
      ['input', 'parent', 'adjustment', 'value'],
      'The adjustment value must be a positive value and not be greater than 100% for `type` `PERCENTAGE_DECREASE` and not be greater than 1000% for `type` `PERCENTAGE_INCREASE`.',
      'INVALID_ADJUSTMENT_VALUE',
    ),
  ];
}

function catalogErrors(
  context: RequestContext,
  list: PriceList,
  catalog: MarketCatalog | undefined,
): readonly UserError[] {
  const field = ['input', 'catalogId'];
  if (catalog === undefined) return [userError(field, 'Catalog does not exist.', 'CATALOG_DOES_NOT_EXIST')];
  const present = priceListOfCatalog(context, catalog.id);
  if (present !== undefined && present.id !== list.id)
    return [userError(field, 'Catalog has a price list already assigned.', 'CATALOG_TAKEN')];
  const isStrange = catalog.marketIds.some((id) => {
    const code = context.shop.table(marketsTable).get(id)?.currency?.code;
    return code !== undefined && code !== list.currency;
  });
  return isStrange
    ? [
        userError(
          field,
          'The price list currency must match the market catalog currency.',
          'CATALOG_MARKET_AND_PRICE_LIST_CURRENCY_MISMATCH',
        ),
      ]
    : [];
}
