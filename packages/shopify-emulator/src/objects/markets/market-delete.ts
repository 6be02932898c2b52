import { forgetMarket } from '../catalogs/catalog.ts';
import { formatGlobalId } from '../global-id.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { lastRegionErrors } from './last-region.ts';
import { noSuchMarket } from './market-payload.ts';
import { findMarket, marketsTable, type Market } from './market.ts';

interface DeletePayload {
  readonly deletedId: string | null;
  readonly userErrors: readonly UserError[];
}

export function marketDelete(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): DeletePayload {
  const market = findMarket(args.id, context);
  const userErrors = market === undefined ? [noSuchMarket()] : deleteErrors(context, market);
  if (market === undefined || userErrors.length > 0) return { deletedId: null, userErrors };
  context.shop.table(marketsTable).delete(market.id);
  forgetMarket(context, market.id);
  deleteMetafieldsOf(context, { gidType: 'Market', number: market.id });
  return { deletedId: formatGlobalId('Market', market.id), userErrors: [] };
}

function deleteErrors(context: RequestContext, market: Market): readonly UserError[] {
  if (market.isPrimary === true)
    return [userError(['id'], "Can't delete the primary market.", 'CANNOT_DELETE_PRIMARY_MARKET')];
  return lastRegionErrors(context, market, undefined, ['id']);
}
