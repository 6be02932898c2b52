import { connect, type ConnectionArguments } from '../connection.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import { pricingFields, variantContextualPricing } from './contextual-fields.ts';
import {
  priceListFixedPricesAdd,
  priceListFixedPricesDelete,
  priceListFixedPricesUpdate,
} from './fixed-prices.ts';
import { listEntriesTable } from './list-entry.ts';
import { priceListDelete } from './price-list-delete.ts';
import { breakFields, breakViews, priceFields, priceListFields, ruleFields } from './price-list-fields.ts';
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

function findBreak(id: string, context: RequestContext): unknown {
  const number = numberOfGlobalId(id, 'QuantityPriceBreak');
  const [entry] = context.shop.table(listEntriesTable).find('priceBreak', String(number));
  const list = entry === undefined ? undefined : context.shop.table(priceListsTable).get(entry.priceListId);
  return list === undefined ? null : (breakViews(list, entry).find((view) => view.id === number) ?? null);
}
