import { catalogsOfMarket } from '../catalogs/catalog.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { marketOfCountry, type Market } from './market.ts';
import { webPresencesTable } from './web-presence.ts';

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
    const table = context.shop.table(webPresencesTable);
    const own = (market?.webPresenceIds ?? []).flatMap((id) => table.get(id) ?? []);
    const ofShop = Array.from(table.rows()).filter(({ subfolderSuffix }) => subfolderSuffix === undefined);
    return connect(own.length > 0 ? own : ofShop, args);
  },
};
