import type { RequestContext } from '../object-module.ts';
import { findProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { unfix } from './fixed-prices.ts';
import { fixPrice, inOtherCurrency, type ProductPrice } from './price-input.ts';
import { findPriceList, type PriceList } from './price-list.ts';

interface ProductPriceInput extends ProductPrice {
  readonly productId: string;
}

interface Payload {
  readonly priceList: PriceList | null;
  readonly pricesToAddProducts: readonly Product[] | null;
  readonly pricesToDeleteProducts: readonly Product[] | null;
  readonly userErrors: readonly UserError[];
}

const maxPrices = 10_000;

/** One price for all variants of a product, or none for any of them. */
export function priceListFixedPricesByProductUpdate(
  _source: unknown,
  args: {
    readonly priceListId: string;
    readonly pricesToAdd?: readonly ProductPriceInput[] | null;
    readonly pricesToDeleteByProductIds?: readonly string[] | null;
  },
  context: RequestContext,
): Payload {
  const list = findPriceList(args.priceListId, context);
  if (list === undefined)
    return refuse([userError(['priceListId'], 'Price list does not exist.', 'PRICE_LIST_DOES_NOT_EXIST')]);
  const toAdd = args.pricesToAdd ?? [];
  const toDelete = args.pricesToDeleteByProductIds ?? [];
  const combined = combinationErrors(toAdd, toDelete);
  const userErrors = combined.length > 0 ? combined : entryErrors(context, list, toAdd, toDelete);
  if (userErrors.length > 0) return refuse(userErrors);
  const added = toAdd.flatMap((price) => {
    const product = findProduct(context, price.productId);
    for (const variant of product === undefined ? [] : variantsOf(context, product))
      fixPrice(context, list, variant.id, price);
    return product ?? [];
  });
  const deleted = toDelete.flatMap((id) => findProduct(context, id) ?? []);
  for (const product of deleted)
    for (const variant of variantsOf(context, product)) unfix(context, list, variant);
  return { priceList: list, pricesToAddProducts: added, pricesToDeleteProducts: deleted, userErrors: [] };
}

function refuse(userErrors: readonly UserError[]): Payload {
  return { priceList: null, pricesToAddProducts: null, pricesToDeleteProducts: null, userErrors };
}

function combinationErrors(
  toAdd: readonly ProductPriceInput[],
  toDelete: readonly string[],
): readonly UserError[] {
  if (toAdd.length + toDelete.length === 0)
    return [
      userError(
        null,
        'No update operations are specified. `pricesToAdd` and `pricesToDeleteByProductIds` are empty.',
        'NO_UPDATE_OPERATIONS_SPECIFIED',
      ),
    ];
  const addedIds = toAdd.map(({ productId }) => productId);
  const repeated = [
    { name: 'pricesToAdd', ids: addedIds },
    { name: 'pricesToDeleteByProductIds', ids: toDelete },
  ].filter(({ ids }) => new Set(ids).size < ids.length);
  if (repeated.length > 0)
    return repeated.map(({ name }) =>
      userError([name], `Duplicate ID exists in \`${name}\`.`, 'DUPLICATE_ID_IN_INPUT'),
    );
  if (!addedIds.some((id) => toDelete.includes(id))) return [];
  return [
    userError(
      null,
      'IDs specified in `pricesToAdd` and `pricesToDeleteByProductIds` must be mutually exclusive.',
      'ID_MUST_BE_MUTUALLY_EXCLUSIVE',
    ),
  ];
}

function entryErrors(
  context: RequestContext,
  list: PriceList,
  toAdd: readonly ProductPriceInput[],
  toDelete: readonly string[],
): readonly UserError[] {
  const missing = (id: string, name: string, field: readonly string[]): readonly UserError[] =>
    findProduct(context, id) === undefined
      ? [userError(field, `Product ${id} in \`${name}\` does not exist.`, 'PRODUCT_DOES_NOT_EXIST')]
      : [];
  const count = toAdd.reduce((sum, { productId }) => {
    const product = findProduct(context, productId);
    return sum + (product === undefined ? 0 : variantsOf(context, product).length);
  }, 0);
  return [
    ...toAdd.flatMap((price, index) => [
      ...missing(price.productId, 'pricesToAdd', ['pricesToAdd', String(index), 'productId']),
      ...currencyErrors(list, price, index),
    ]),
    ...toDelete.flatMap((id, index) =>
      missing(id, 'pricesToDeleteByProductIds', ['pricesToDeleteByProductIds', String(index)]),
    ),
    ...(count > maxPrices
      ? [userError(['pricesToAdd'], `Exceeded the ${maxPrices} prices to add limit.`, 'PRICE_LIMIT_EXCEEDED')]
      : []),
  ];
}

function currencyErrors(list: PriceList, price: ProductPriceInput, index: number): readonly UserError[] {
  return inOtherCurrency(list, price).map((name) =>
    userError(
      ['pricesToAdd', String(index), name, 'currencyCode'],
      `The currency specified in \`pricesToAdd\` for product ID ${price.productId} does not match the price list's currency of ${list.currency}.`,
      'PRICES_TO_ADD_CURRENCY_MISMATCH',
    ),
  );
}
