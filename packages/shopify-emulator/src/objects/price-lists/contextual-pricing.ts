import { catalogsOfMarket } from '../catalogs/catalog.ts';
import { numberOfGlobalId } from '../global-id.ts';
import { marketOfCountry, marketsTable, type Market } from '../markets/market.ts';
import { asMoney, shopMoney, type Money } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import type { ListEntry } from './list-entry.ts';
import { priceOnList, roundAmount } from './list-price.ts';
import { priceListOfCatalog, type PriceList } from './price-list.ts';

/** `ContextualPricingContext`: where a buyer is. */
export interface BuyerContext {
  readonly country?: string | null;
  readonly locationId?: string | null;
  readonly companyLocationId?: string | null;
}

/** What a buyer pays for a variant. */
export interface BuyerPrice {
  readonly price: Money;
  readonly compareAtPrice: Money | null;
  /** What the price list says of the variant, if any list applies. */
  readonly entry: ListEntry | undefined;
  readonly priceList: PriceList | undefined;
}

/**
 * The price of a variant for a buyer: on the price list of an active catalog of the market that the buyer is in (where several
 * lists apply, the lowest), else the shop's own price in the currency of the market.
 */
export function priceForBuyer(context: RequestContext, variant: Variant, buyer: BuyerContext): BuyerPrice {
  const market = marketOfBuyer(context, buyer);
  const rate = Number(market?.currency?.manualRate ?? 1);
  const lists = market === undefined ? [] : listsOfMarket(context, market);
  const offers = lists.map((priceList) => ({
    ...priceOnList(context, priceList, variant, rate),
    priceList,
  }));
  const [best] = offers.toSorted((a, b) => Number(a.price.amount) - Number(b.price.amount));
  if (best !== undefined) return best;
  const { compareAtPrice, price } = variant;
  const inMarket = (amount: string): Money => moneyOfMarket(context, market, amount, rate);
  return {
    price: inMarket(price),
    compareAtPrice: compareAtPrice === undefined ? null : inMarket(compareAtPrice),
    entry: undefined,
    priceList: undefined,
  };
}

function marketOfBuyer(context: RequestContext, buyer: BuyerContext): Market | undefined {
  const location = numberOfGlobalId(buyer.locationId ?? '', 'Location');
  if (location !== null) {
    for (const market of context.shop.table(marketsTable).rows()) {
      const { locations } = market;
      const isThere = locations === 'ALL' || locations?.includes(location) === true;
      if (isThere && market.status === 'ACTIVE') return market;
    }
  }
  return typeof buyer.country === 'string' ? marketOfCountry(context, buyer.country) : undefined;
}

function listsOfMarket(context: RequestContext, market: Market): readonly PriceList[] {
  return catalogsOfMarket(context, market.id)
    .filter((catalog) => catalog.status === 'ACTIVE')
    .flatMap((catalog) => priceListOfCatalog(context, catalog.id) ?? []);
}

function moneyOfMarket(
  context: RequestContext,
  market: Market | undefined,
  amount: string,
  rate: number,
): Money {
  const currency = market?.currency?.code ?? context.shop.profile.currencyCode;
  return currency === context.shop.profile.currencyCode
    ? shopMoney(context, amount)
    : asMoney(roundAmount(Number(amount) * rate, currency), currency);
}
