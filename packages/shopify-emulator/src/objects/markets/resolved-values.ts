import { catalogsOfMarket } from '../catalogs/catalog.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { marketOfCountry, type Market } from './market.ts';
import { webPresencesOf, webPresencesTable } from './web-presence.ts';

/** What holds for a buyer: the settings of the market of the country, else those of the shop. */
interface ResolvedValues {
  readonly market: Market | undefined;
}

export function marketsResolvedValues(
  _source: unknown,
  args: { readonly buyerSignal: { readonly countryCode: string } },
  context: RequestContext,
): ResolvedValues {
  return { market: marketOfCountry(context, args.buyerSignal.countryCode) };
}

export const resolvedValueFields: Readonly<Record<string, FieldResolver>> = {
  catalogs: ({ market }: ResolvedValues, args: ConnectionArguments, context: RequestContext) => {
    const catalogs = market === undefined ? [] : catalogsOfMarket(context, market.id);
    return connect(
      catalogs.filter(({ status }) => status === 'ACTIVE'),
      args,
    );
  },
  currencyCode: ({ market }: ResolvedValues, _args, context: RequestContext) =>
    market?.currency?.code ?? context.shop.profile.currencyCode,
  priceInclusivity: ({ market }: ResolvedValues) => ({
    dutiesIncluded: market?.priceInclusions?.duties === 'INCLUDE_DUTIES_IN_PRICE',
    taxesIncluded: (market?.priceInclusions?.taxes ?? '').startsWith('INCLUDES_TAXES_IN_PRICE'),
  }),
  webPresences: ({ market }: ResolvedValues, args: ConnectionArguments, context: RequestContext) => {
    const own = market === undefined ? [] : webPresencesOf(context, market);
    if (own.length > 0) return connect(own, args);
    const all = [...context.shop.table(webPresencesTable).rows()];
    return connect(
      all.filter(({ subfolderSuffix }) => subfolderSuffix === undefined),
      args,
    );
  },
};
