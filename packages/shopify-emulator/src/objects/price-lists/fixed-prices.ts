import type { RequestContext } from '../object-module.ts';
import { findVariant } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { changeEntry, findEntry } from './list-entry.ts';
import { fixPrice, priceErrors, type PriceInput, type PriceWording } from './price-input.ts';
import { findPriceList, type PriceList } from './price-list.ts';
import { priceView, type PriceView } from './price-view.ts';

const wording: Omit<PriceWording, 'field'> = {
  currency: {
    message: "The specified currency does not match the price list's currency.",
    code: 'PRICE_LIST_CURRENCY_MISMATCH',
  },
  variant: { message: 'Product variant ID does not exist.', code: 'VARIANT_NOT_FOUND' },
  isDetailed: true,
};

function listNotFound(): UserError {
  return userError(['priceListId'], 'Price list does not exist.', 'PRICE_LIST_NOT_FOUND');
}

/** All or nothing, as are the two mutations below. */
export function priceListFixedPricesAdd(
  _source: unknown,
  args: { readonly priceListId: string; readonly prices: readonly PriceInput[] },
  context: RequestContext,
): { readonly prices: readonly PriceView[] | null; readonly userErrors: readonly UserError[] } {
  const list = findPriceList(args.priceListId, context);
  const userErrors =
    list === undefined
      ? [listNotFound()]
      : priceErrors(context, list, args.prices, { ...wording, field: ['prices'] });
  if (list === undefined || userErrors.length > 0) return { prices: null, userErrors };
  return { prices: fixAll(context, list, args.prices), userErrors: [] };
}

function fixAll(
  context: RequestContext,
  list: PriceList,
  prices: readonly PriceInput[],
): readonly PriceView[] {
  return prices.flatMap((price) => {
    const variant = findVariant(context, price.variantId);
    if (variant === undefined) return [];
    fixPrice(context, list, variant.id, price);
    return [priceView(context, list, variant)];
  });
}

interface DeletePayload {
  readonly deletedFixedPriceVariantIds: readonly string[] | null;
  readonly userErrors: readonly UserError[];
}

export function priceListFixedPricesDelete(
  _source: unknown,
  args: { readonly priceListId: string; readonly variantIds: readonly string[] },
  context: RequestContext,
): DeletePayload {
  const list = findPriceList(args.priceListId, context);
  const userErrors =
    list === undefined ? [listNotFound()] : deleteErrors(context, list, args.variantIds, ['variantIds']);
  if (list === undefined || userErrors.length > 0) return { deletedFixedPriceVariantIds: null, userErrors };
  unfixAll(context, list, args.variantIds);
  return { deletedFixedPriceVariantIds: args.variantIds, userErrors: [] };
}

function deleteErrors(
  context: RequestContext,
  list: PriceList,
  variantIds: readonly string[],
  field: readonly string[],
): readonly UserError[] {
  return variantIds.flatMap((id, index) => {
    const variant = findVariant(context, id);
    const place = [...field, String(index)];
    if (variant === undefined)
      return [userError(place, 'Product variant ID does not exist.', 'VARIANT_NOT_FOUND')];
    return findEntry(context, list.id, variant.id)?.price === undefined
      ? [userError(place, 'Only fixed prices can be deleted.', 'PRICE_NOT_FIXED')]
      : [];
  });
}

/** What goes with a fixed price: its breaks by quantity. */
export function unfix(context: RequestContext, list: PriceList, variant: Variant): void {
  changeEntry(context, list.id, variant.id, {
    price: undefined,
    compareAtPrice: undefined,
    breaks: undefined,
  });
}

function unfixAll(context: RequestContext, list: PriceList, variantIds: readonly string[]): void {
  for (const id of variantIds) {
    const variant = findVariant(context, id);
    if (variant !== undefined) unfix(context, list, variant);
  }
}

interface UpdatePayload extends DeletePayload {
  readonly priceList: PriceList | null;
  readonly pricesAdded: readonly PriceView[] | null;
}

export function priceListFixedPricesUpdate(
  _source: unknown,
  args: {
    readonly priceListId: string;
    readonly pricesToAdd: readonly PriceInput[];
    readonly variantIdsToDelete: readonly string[];
  },
  context: RequestContext,
): UpdatePayload {
  const list = findPriceList(args.priceListId, context);
  const userErrors =
    list === undefined
      ? [listNotFound()]
      : [
          ...priceErrors(context, list, args.pricesToAdd, { ...wording, field: ['pricesToAdd'] }),
          ...deleteErrors(context, list, args.variantIdsToDelete, ['variantIdsToDelete']),
        ];
  if (list === undefined || userErrors.length > 0)
    return { priceList: null, pricesAdded: null, deletedFixedPriceVariantIds: null, userErrors };
  unfixAll(context, list, args.variantIdsToDelete);
  return {
    priceList: list,
    pricesAdded: fixAll(context, list, args.pricesToAdd),
    deletedFixedPriceVariantIds: args.variantIdsToDelete,
    userErrors: [],
  };
}
