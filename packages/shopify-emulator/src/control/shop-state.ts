/**
 * Whether the shop can be reached at all, and how Shopify says that it cannot:
 * `open` · `frozen` (unpaid or paused) · `plan-limited` (its plan lacks what is called) · `forbidden` (marked as fraudulent) ·
 * `unknown` (no shop at this address) · `locked` (too many abuses of limits) · `rejected` (a security rejection) ·
 * `down` (Shopify itself is) · `inactive` (closed: told inside of an answer of status 200).
 */
export const shopStates = [
  'open',
  'frozen',
  'plan-limited',
  'forbidden',
  'unknown',
  'locked',
  'rejected',
  'down',
  'inactive',
] as const;

export type ShopState = (typeof shopStates)[number];
