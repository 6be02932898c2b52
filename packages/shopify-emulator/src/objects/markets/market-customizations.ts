import {
  addMarkets,
  catalogsOfMarket,
  findCatalog,
  removeMarkets,
  type MarketCatalog,
} from '../catalogs/catalog.ts';
import { parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { findWebPresence, type WebPresence } from './web-presence.ts';

/** What a mutation names to make a market a place of its own. */
export interface Customizations {
  readonly catalogs: readonly MarketCatalog[];
  readonly webPresences: readonly WebPresence[];
  readonly userErrors: readonly UserError[];
}

export function findCustomizations(
  context: RequestContext,
  catalogIds: { readonly ids: readonly string[] | null | undefined; readonly name: string },
  webPresenceIds: { readonly ids: readonly string[] | null | undefined; readonly name: string },
): Customizations {
  const catalogs = findAll(catalogIds, (id) => findCatalog(id, context));
  const webPresences = findAll(webPresenceIds, (id) => findWebPresence(id, context));
  return {
    catalogs: catalogs.found,
    webPresences: webPresences.found,
    userErrors: [...catalogs.userErrors, ...webPresences.userErrors],
  };
}

function findAll<Thing>(
  wanted: { readonly ids: readonly string[] | null | undefined; readonly name: string },
  find: (id: string) => Thing | undefined,
): { readonly found: readonly Thing[]; readonly userErrors: readonly UserError[] } {
  const ids = wanted.ids ?? [];
  const missing = ids.filter((id) => find(id) === undefined).map((id) => parseGlobalId(id)?.number ?? id);
  const userErrors =
    missing.length === 0
      ? []
      : [
          userError(
            ['input', wanted.name],
            `The following customization IDs were not found: ${missing.join(', ')}`,
            'CUSTOMIZATIONS_NOT_FOUND',
          ),
        ];
  return { found: ids.flatMap((id) => find(id) ?? []), userErrors };
}

export function joinCatalogs(
  context: RequestContext,
  marketId: number,
  catalogs: readonly MarketCatalog[],
): void {
  for (const catalog of catalogs) addMarkets(context, catalog, [marketId]);
}

export function leaveCatalogs(
  context: RequestContext,
  marketId: number,
  ids: readonly string[] | null | undefined,
): void {
  const leaving = new Set((ids ?? []).map((id) => parseGlobalId(id)?.number));
  for (const catalog of catalogsOfMarket(context, marketId))
    if (leaving.has(catalog.id)) removeMarkets(context, catalog, [marketId]);
}
