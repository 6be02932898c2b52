import type { CalledField } from './fault-match.ts';
import type { EmulatedShop } from './emulated-shop.ts';

/** Mutations that may create variants. Whether one does is not looked at: a productSet that only changes is refused too. */
const creators: ReadonlySet<string> = new Set([
  'productCreate',
  'productDuplicate',
  'productOptionsCreate',
  'productSet',
  'productVariantsBulkCreate',
]);

export const variantLimitMessage =
  'Daily variant creation limit reached. Please try again later. See https://help.shopify.com/en/api/getting-started/api-call-limit for more information about rate limits and how to avoid them.';

/** Whether an armed limit refuses these root fields: so many variants were created on this UTC day. */
export function exceedsVariantLimit(
  shop: Pick<EmulatedShop, 'faults' | 'store'>,
  fields: readonly Pick<CalledField, 'name'>[],
): boolean {
  const limit = shop.faults.variantLimit();
  if (limit === null || !fields.some((field) => creators.has(field.name))) return false;
  return shop.store.createdToday('variants') >= limit;
}
