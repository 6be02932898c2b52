import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { marketsTable, typeOf, type Market } from './market.ts';

/** A shop sells to some region at least. */
export function lastRegionErrors(
  context: RequestContext,
  market: Market,
  after: Market | undefined,
  field: readonly string[],
): readonly UserError[] {
  const isActiveRegion = (one: Market): boolean => one.status === 'ACTIVE' && typeOf(one) === 'REGION';
  if (!isActiveRegion(market) || (after !== undefined && isActiveRegion(after))) return [];
  for (const other of context.shop.table(marketsTable).rows())
    if (other.id !== market.id && isActiveRegion(other)) return [];
  return [
    userError(
      field,
      'Can’t delete, disable, or change the type of the last region market.',
      'MUST_HAVE_AT_LEAST_ONE_ACTIVE_REGION_MARKET',
    ),
  ];
}
