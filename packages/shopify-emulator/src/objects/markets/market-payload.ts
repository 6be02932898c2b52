import { userError, type UserError } from '../user-error.ts';
import type { Market } from './market.ts';

/** What mutations of one market answer. */
export interface MarketPayload {
  readonly market: Market | null;
  readonly userErrors: readonly UserError[];
}

export function refuseMarket(...userErrors: readonly UserError[]): MarketPayload {
  return { market: null, userErrors };
}

export function noSuchMarket(): UserError {
  return userError(['id'], 'Market does not exist', 'MARKET_NOT_FOUND');
}

/** In the words of the older mutations. */
export function marketNotFound(): UserError {
  return userError(['marketId'], "The market wasn't found.", 'MARKET_NOT_FOUND');
}
