import { connect, type ConnectionArguments } from '../connection.ts';
import { asMoney } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { unitPrice } from '../variants/unit-price.ts';
import { priceForBuyer, type BuyerContext, type BuyerPrice } from './contextual-pricing.ts';
import { breakViews } from './price-break-view.ts';
import { ruleView } from './quantity-rule-view.ts';

/** `ProductVariantContextualPricing`. */
interface PricingView extends BuyerPrice {
  readonly variant: Variant;
}

type ContextArguments = { readonly context: BuyerContext };

function pricing(context: RequestContext, variant: Variant, buyer: BuyerContext): PricingView {
  return { variant, ...priceForBuyer(context, variant, buyer) };
}

export const variantContextualPricing: FieldResolver = (
  source: Variant,
  args: ContextArguments,
  context: RequestContext,
) => pricing(context, source, args.context);

export const productContextualPricing: FieldResolver = (
  source: Product,
  args: ContextArguments,
  context: RequestContext,
) => {
  const views = variantsOf(context, source)
    .map((variant) => pricing(context, variant, args.context))
    .toSorted((a, b) => Number(a.price.amount) - Number(b.price.amount));
  const [lowest] = views;
  const highest = views.at(-1);
  const none = asMoney('0.0', context.shop.profile.currencyCode);
  return {
    fixedQuantityRulesCount: views.filter(({ entry }) => entry?.rule !== undefined).length,
    minVariantPricing: lowest ?? null,
    maxVariantPricing: highest ?? null,
    priceRange: {
      minVariantPrice: lowest?.price ?? none,
      maxVariantPrice: highest?.price ?? none,
    },
  };
};

export const pricingFields: Readonly<Record<string, FieldResolver>> = {
  quantityRule: (source: PricingView) => ruleView(source.variant.id, source.entry?.rule),
  quantityPriceBreaks: (source: PricingView, args: ConnectionArguments) =>
    connect(
      source.priceList === undefined ? [] : breakViews(source.priceList, source.entry),
      args,
      (view) => view.minimumQuantity,
    ),
  unitPrice: (source: PricingView) => {
    const { price, variant } = source;
    if (variant.unitPriceMeasurement === undefined) return null;
    const amount = unitPrice(price.amount, variant.unitPriceMeasurement);
    return amount === null ? null : asMoney(amount, price.currencyCode);
  },
};
