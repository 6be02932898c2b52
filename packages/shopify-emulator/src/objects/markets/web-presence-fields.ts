import { connect, type ConnectionArguments } from '../connection.ts';
import { shopLocale } from '../customers/locale.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { domainOf } from '../shop/shop-module.ts';
import { marketsTable } from './market.ts';
import { webLocaleName } from './web-locale.ts';
import { webPresencesTable, type WebPresence } from './web-presence.ts';

export const webPresenceFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: WebPresence) => formatGlobalId('MarketWebPresence', source.id),
  defaultLocale: (source: WebPresence) => localeView(source.defaultLocale),
  alternateLocales: (source: WebPresence) => source.alternateLocales.map(localeView),
  subfolderSuffix: (source: WebPresence) => source.subfolderSuffix ?? null,
  domain: (source: WebPresence, _args, context: RequestContext) =>
    source.subfolderSuffix === undefined ? domainOf(context.shop.profile) : null,
  rootUrls: (source: WebPresence, _args, context: RequestContext) => {
    const { myshopifyDomain } = context.shop.profile;
    return [source.defaultLocale, ...source.alternateLocales].map((locale) => ({
      locale,
      url: `https://${myshopifyDomain}/${folderOf(source, locale)}`,
    }));
  },
  markets: (source: WebPresence, args: ConnectionArguments, context: RequestContext) =>
    connect(context.shop.table(marketsTable).find('webPresence', String(source.id)), args),
  market: (source: WebPresence, _args, context: RequestContext) =>
    context.shop.table(marketsTable).find('webPresence', String(source.id))[0] ?? null,
};

/** On the domain itself its default language needs no folder. */
function folderOf(source: WebPresence, locale: string): string {
  if (source.subfolderSuffix !== undefined) return `${locale}-${source.subfolderSuffix}/`;
  return locale === source.defaultLocale ? '' : `${locale}/`;
}

function localeView(locale: string): object {
  return {
    __typename: 'ShopLocale',
    locale,
    name: webLocaleName(locale) ?? locale,
    primary: locale === shopLocale,
    published: true,
  };
}

/** The shop's domain leads to the presence on the domain itself. */
export const domainFields: Readonly<Record<string, FieldResolver>> = {
  marketWebPresence: (_domain, _args, context: RequestContext) =>
    presences(context).find(({ subfolderSuffix }) => subfolderSuffix === undefined) ?? null,
};

export const shopLocaleFields: Readonly<Record<string, FieldResolver>> = {
  marketWebPresences: ({ locale }: { readonly locale: string }, _args, context: RequestContext) =>
    presences(context).filter((presence) =>
      [presence.defaultLocale, ...presence.alternateLocales].includes(locale),
    ),
};

function presences(context: RequestContext): readonly WebPresence[] {
  return [...context.shop.table(webPresencesTable).rows()];
}
