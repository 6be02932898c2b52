import type { ObjectModule } from '../object-module.ts';
import { marketCreate } from './market-create.ts';
import { marketDelete } from './market-delete.ts';
import {
  locationsConditionFields,
  marketFields,
  regionFields,
  regionsConditionFields,
} from './market-fields.ts';
import { findRegionNode, marketQueries } from './market-queries.ts';
import { marketCurrencySettingsUpdate, marketUpdate } from './market-update.ts';
import { findMarket } from './market.ts';
import { marketRegionDelete, marketRegionsCreate, marketRegionsDelete } from './region-mutations.ts';
import { marketsResolvedValues, resolvedValueFields } from './resolved-values.ts';
import { domainFields, shopLocaleFields, webPresenceFields } from './web-presence-fields.ts';
import { webPresenceCreate, webPresenceDelete, webPresenceUpdate } from './web-presence-mutations.ts';
import { findWebPresence } from './web-presence.ts';

/** Markets, and where their online stores are. */
export const marketsModule: ObjectModule = {
  queries: { ...marketQueries, marketsResolvedValues },
  mutations: {
    marketCreate,
    marketUpdate,
    marketDelete,
    marketCurrencySettingsUpdate,
    marketRegionsCreate,
    marketRegionsDelete,
    marketRegionDelete,
    webPresenceCreate,
    webPresenceUpdate,
    webPresenceDelete,
  },
  types: {
    Market: marketFields,
    MarketRegionCountry: regionFields,
    RegionsCondition: regionsConditionFields,
    LocationsCondition: locationsConditionFields,
    MarketWebPresence: webPresenceFields,
    Domain: domainFields,
    ShopLocale: shopLocaleFields,
    MarketsResolvedValues: resolvedValueFields,
  },
  nodes: {
    Market: (id, context) => findMarket(id, context) ?? null,
    MarketRegionCountry: findRegionNode,
    MarketWebPresence: (id, context) => findWebPresence(id, context) ?? null,
  },
};
