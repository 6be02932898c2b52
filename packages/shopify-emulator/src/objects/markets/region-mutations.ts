import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { addConditions, findRegion } from './market-conditions.ts';
import { marketNotFound, refuseMarket, type MarketPayload } from './market-payload.ts';
import { countriesOf, findMarket, marketsTable, saveMarket, type Market } from './market.ts';

/** The older way to add countries to a market. */
export function marketRegionsCreate(
  _source: unknown,
  args: { readonly marketId: string; readonly regions: readonly { readonly countryCode: string }[] },
  context: RequestContext,
): MarketPayload {
  const market = findMarket(args.marketId, context);
  if (market === undefined) return refuseMarket(marketNotFound());
  const input = { regionsCondition: { regions: args.regions } };
  const { conditions, userErrors } = addConditions(context, market, input, []);
  if (userErrors.length > 0)
    return refuseMarket(...userErrors.map((error) => ({ ...error, field: error.field?.slice(1) ?? null })));
  return { market: saveMarket(context, { ...market, ...conditions }), userErrors: [] };
}

interface RegionsDeletePayload {
  readonly deletedIds: readonly string[] | null;
  readonly userErrors: readonly UserError[];
}

/** The older way to take countries out of their markets; a market keeps one. */
export function marketRegionsDelete(
  _source: unknown,
  args: { readonly ids: readonly string[] },
  context: RequestContext,
): RegionsDeletePayload {
  const userErrors = args.ids.flatMap((id, index) =>
    regionProblem(context, id, args.ids).map((error) => ({ ...error, field: ['ids', String(index)] })),
  );
  if (userErrors.length > 0) return { deletedIds: null, userErrors };
  return { deletedIds: args.ids.map((id) => removeRegion(context, id)), userErrors: [] };
}

interface RegionDeletePayload extends MarketPayload {
  readonly deletedId: string | null;
}

export function marketRegionDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): RegionDeletePayload {
  const userErrors = regionProblem(context, args.id, [args.id]);
  const market = marketOfRegion(context, args.id);
  if (userErrors.length > 0 || market === undefined) return { deletedId: null, market: null, userErrors };
  const deletedId = removeRegion(context, args.id);
  return { deletedId, market: context.shop.table(marketsTable).get(market.id) ?? null, userErrors: [] };
}

function regionProblem(
  context: RequestContext,
  id: string,
  leaving: readonly string[],
): readonly UserError[] {
  const market = marketOfRegion(context, id);
  if (market === undefined) return [userError(['id'], "The market region wasn't found.", 'REGION_NOT_FOUND')];
  const gone = new Set(leaving.map((other) => findRegion(other, context)?.id));
  return countriesOf(market).every((country) => gone.has(country.id))
    ? [userError(['id'], "Can't delete the only region in a market.", 'CANNOT_DELETE_ONLY_REGION')]
    : [];
}

function marketOfRegion(context: RequestContext, id: string): Market | undefined {
  const region = findRegion(id, context);
  return region === undefined
    ? undefined
    : context.shop.table(marketsTable).find('region', String(region.id))[0];
}

function removeRegion(context: RequestContext, id: string): string {
  const region = findRegion(id, context);
  const market = marketOfRegion(context, id);
  if (region === undefined || market === undefined) return id;
  saveMarket(context, {
    ...market,
    regions: countriesOf(market).filter((country) => country.id !== region.id),
  });
  return formatGlobalId('MarketRegionCountry', region.id);
}
