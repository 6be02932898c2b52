import { connect, type ConnectionArguments } from '../connection.ts';
import { cursorOfId } from '../cursor.ts';
import { formatGlobalId } from '../global-id.ts';
import { metafieldsOfOwner } from '../metafields/metafield-fields.ts';
import { shopMoney } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { chosenValueView } from '../options/option-view.ts';
import { productOf } from '../products/product-store.ts';
import type { Variant } from '../products/variant.ts';
import { formatTime } from '../shop-time.ts';
import { measuredType, unitPrice } from './unit-price.ts';
import { chosenValues, variantDisplayName, variantTitle } from './variant-options.ts';

/** Things that variants of this store cannot have, so the list of them is empty. */
const none: FieldResolver = (_source, args: ConnectionArguments) => connect([], args);

export const variantFields: Readonly<Record<string, FieldResolver>> = {
  id: (variant: Variant) => formatGlobalId('ProductVariant', variant.id),
  legacyResourceId: (variant: Variant) => String(variant.id),
  storefrontId: (variant: Variant) => formatGlobalId('ProductVariant', variant.id),
  defaultCursor: (variant: Variant) => cursorOfId(variant.id),
  createdAt: (variant: Variant) => formatTime(variant.createdAt),
  updatedAt: (variant: Variant) => formatTime(variant.updatedAt),
  title: (variant: Variant, _args, context: RequestContext) =>
    variantTitle(productOf(context, variant), variant),
  displayName: (variant: Variant, _args, context: RequestContext) =>
    variantDisplayName(productOf(context, variant), variant),
  product: (variant: Variant, _args, context: RequestContext) => productOf(context, variant),
  position: (variant: Variant, _args, context: RequestContext) =>
    productOf(context, variant).variantIds.indexOf(variant.id) + 1,
  selectedOptions: (variant: Variant, _args, context: RequestContext) => selectedOptions(context, variant),
  sku: (variant: Variant) => variant.sku ?? null,
  barcode: (variant: Variant) => variant.barcode ?? null,
  price: (variant: Variant) => variant.price,
  compareAtPrice: (variant: Variant) => variant.compareAtPrice ?? null,
  inventoryPolicy: (variant: Variant) => variant.inventoryPolicy ?? 'DENY',
  taxable: (variant: Variant) => variant.isTaxFree === undefined,
  taxCode: (variant: Variant) => variant.taxCode ?? null,
  requiresComponents: (variant: Variant) => variant.requiresComponents ?? false,
  showUnitPrice: (variant: Variant) => variant.showUnitPrice ?? false,
  unitPrice: (variant: Variant, _args, context: RequestContext) => unitPriceOf(context, variant),
  unitPriceMeasurement: (variant: Variant) =>
    variant.unitPriceMeasurement === undefined
      ? null
      : { ...variant.unitPriceMeasurement, measuredType: measuredType(variant.unitPriceMeasurement) },
  presentmentPrices: (variant: Variant, args: PresentmentArguments, context: RequestContext) =>
    presentmentPrices(context, variant, args),
  deliveryProfile: () => null,
  events: none,
  translations: () => [],
  ...metafieldsOfOwner('ProductVariant'),
};

function selectedOptions(context: RequestContext, variant: Variant): readonly object[] {
  const product = productOf(context, variant);
  return chosenValues(product, variant).map(({ option, value }) => ({
    name: option.name,
    value: value.name,
    optionValue: chosenValueView(value),
  }));
}

function unitPriceOf(context: RequestContext, variant: Variant): object | null {
  const amount =
    variant.unitPriceMeasurement === undefined
      ? null
      : unitPrice(variant.price, variant.unitPriceMeasurement);
  return amount === null ? null : shopMoney(context, amount);
}

interface PresentmentArguments extends ConnectionArguments {
  readonly presentmentCurrencies?: readonly string[] | null;
}

/** The shop sells in its own currency alone. */
function presentmentPrices(context: RequestContext, variant: Variant, args: PresentmentArguments): unknown {
  const wanted = args.presentmentCurrencies ?? null;
  if (wanted !== null && !wanted.includes(context.shop.profile.currencyCode)) return connect([], args);
  const { compareAtPrice } = variant;
  return connect(
    [
      {
        id: variant.id,
        price: shopMoney(context, variant.price),
        compareAtPrice: compareAtPrice === undefined ? null : shopMoney(context, compareAtPrice),
      },
    ],
    args,
  );
}
