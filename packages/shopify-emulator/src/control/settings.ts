import type { BucketSize } from '../limits/plans.ts';
import type { BulkPace } from '../store/bulk-settings.ts';
import type { PlanName } from '../store/shop-profile.ts';
import type { EmulatedShop } from './emulated-shop.ts';
import type { ShopState } from './shop-state.ts';

/** How the shop stands towards its callers. */
export interface Settings {
  /** How long search shows a thing as it was before its last write. */
  readonly searchLagMs: number;
  readonly plan: PlanName;
  /** The size of each app's bucket: that of the plan, unless another was set after it. */
  readonly bucket: BucketSize;
  readonly state: ShopState;
  readonly bulkPace: BulkPace;
  /** The API versions that are served, oldest first; any other falls forward to the oldest. */
  readonly versions: readonly string[];
}

export type SettingsChange = {
  readonly [Name in Exclude<keyof Settings, 'bulkPace'>]?: Settings[Name] | undefined;
} & { readonly bulkPace?: Partial<BulkPace> | undefined };

export function changeSettings(shop: EmulatedShop, change: SettingsChange): Settings {
  if (change.searchLagMs !== undefined) shop.store.searchLagMs = change.searchLagMs;
  if (change.plan !== undefined) shop.setPlan(change.plan);
  if (change.bucket !== undefined) shop.setBucket(change.bucket);
  if (change.state !== undefined) shop.state = change.state;
  if (change.bulkPace !== undefined) shop.store.bulkPace = { ...shop.store.bulkPace, ...change.bulkPace };
  if (change.versions !== undefined) shop.versions = change.versions;
  return {
    searchLagMs: shop.store.searchLagMs,
    plan: shop.store.profile.plan,
    bucket: shop.buckets.size(),
    state: shop.state,
    bulkPace: shop.store.bulkPace,
    versions: shop.versions,
  };
}
