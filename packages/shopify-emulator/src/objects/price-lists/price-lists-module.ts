import { connect, type ConnectionArguments } from '../connection.ts';
import type { ObjectModule } from '../object-module.ts';
import { pricingFields, variantContextualPricing } from './contextual-fields.ts';
import {
  priceListFixedPricesAdd,
  priceListFixedPricesDelete,
  priceListFixedPricesUpdate,
} from './fixed-prices.ts';
import { priceListDelete } from './price-list-delete.ts';
import { breakFields, findBreak } from './price-break-view.ts';
import { priceListFields } from './price-list-fields.ts';
import { priceFields } from './price-view.ts';
import { ruleFields } from './quantity-rule-view.ts';
import { priceListCreate, priceListUpdate } from './price-list-mutations.ts';
import { findPriceList, priceListsTable } from './price-list.ts';
import { priceListFixedPricesByProductUpdate } from './prices-by-product.ts';
import { quantityPricingByVariantUpdate } from './quantity-pricing.ts';
import { quantityRulesAdd, quantityRulesDelete } from './quantity-rules.ts';

type PriceListsArguments = ConnectionArguments & {
  readonly sortKey?: string | null;
};

/** Prices of markets. */
export const priceListsModule: ObjectModule = {
  queries: {
    priceList: (_source, args: { readonly id: string }, context) => findPriceList(args.id, context) ?? null,
    priceLists: (_source, args: PriceListsArguments, context) => {
      const rows = context.shop.table(priceListsTable).rows();
      return args.sortKey === 'NAME'
        ? connect(rows, args, (list) => list.name.toLowerCase())
        : connect(rows, args);
    },
  },
  mutations: {
    priceListCreate,
    priceListUpdate,
    priceListDelete,
    priceListFixedPricesAdd,
    priceListFixedPricesDelete,
    priceListFixedPricesUpdate,
    priceListFixedPricesByProductUpdate,
    quantityRulesAdd,
    quantityRulesDelete,
    quantityPricingByVariantUpdate,
  },
  types: {
    PriceList: priceListFields,
    PriceListPrice: priceFields,
    QuantityRule: ruleFields,
    QuantityPriceBreak: breakFields,
    ProductVariantContextualPricing: pricingFields,
    ProductVariant: { contextualPricing: variantContextualPricing },
  },
  nodes: {
    PriceList: (id, context) => findPriceList(id, context) ?? null,
    QuantityPriceBreak: findBreak,
  },
};
