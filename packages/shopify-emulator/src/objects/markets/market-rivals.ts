import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { marketsTable, typeOf, type Market } from './market.ts';

/** How an input allows to turn the rivals of its market into drafts. */
export interface RivalsInput {
  readonly makeDuplicateUniqueMarketsDraft?: boolean | null;
  readonly makeDuplicateRegionMarketsDraft?: boolean | null;
}

/** Only one active market can be for everywhere, unless the input turns the other one into a draft. */
export function rivalErrors(
  context: RequestContext,
  market: Market,
  input: RivalsInput,
): readonly UserError[] {
  const isAllowed =
    input.makeDuplicateUniqueMarketsDraft === true || input.makeDuplicateRegionMarketsDraft === true;
  if (isAllowed || rivalsOf(context, market).length === 0) return [];
  return [userError(['input'], 'Duplicate unique market.', 'DUPLICATE_UNIQUE_MARKET')];
}

export function turnRivalsToDrafts(context: RequestContext, market: Market): void {
  for (const rival of rivalsOf(context, market))
    context.shop.table(marketsTable).put({ ...rival, status: 'DRAFT' });
}

function rivalsOf(context: RequestContext, market: Market): readonly Market[] {
  if (market.status !== 'ACTIVE' || market.regions !== 'ALL') return [];
  return context.shop
    .table(marketsTable)
    .find('everywhere', 'yes')
    .filter(
      (other) => other.id !== market.id && other.status === 'ACTIVE' && typeOf(other) === typeOf(market),
    );
}
