import { createSettableClock, type Clock, type SettableClock } from '../clock/clock.ts';
import { createLocation } from '../objects/locations/location-add.ts';
import { createPublication } from '../objects/publications/publications-module.ts';
import type { PlanName } from '../store/shop-profile.ts';
import { createShopStore, type ShopStore } from '../store/shop-store.ts';
import { createBuckets, type Buckets } from './buckets.ts';
import { createFaults, type Faults } from './faults.ts';
import { createJournal, type Journal } from './journal.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** Everything that belongs to the one shop that the emulator plays. */
export interface EmulatedShop {
  readonly clock: SettableClock;
  readonly store: ShopStore;
  readonly tokens: Tokens;
  readonly buckets: Buckets;
  readonly faults: Faults;
  readonly journal: Journal;
  setPlan(plan: PlanName): void;
  /** An empty shop with one location and one publication, full buckets, the default token, and the clock as configured. */
  reset(): void;
}

export function createEmulatedShop(base: Clock, initialPlan: PlanName): EmulatedShop {
  const clock = createSettableClock(base);
  const shop: EmulatedShop = {
    clock,
    store: createShopStore(clock),
    tokens: createTokens(),
    buckets: createBuckets(clock, initialPlan),
    faults: createFaults(),
    journal: createJournal(),
    setPlan(plan) {
      shop.store.profile = { ...shop.store.profile, plan };
      shop.buckets.fill(plan);
    },
    reset() {
      clock.reset();
      shop.store.reset();
      shop.tokens.reset();
      shop.faults.clear();
      shop.journal.clear();
      shop.setPlan(initialPlan);
      furnish(shop);
    },
  };
  shop.setPlan(initialPlan);
  furnish(shop);
  return shop;
}

function furnish(shop: EmulatedShop): void {
  const context = { shop: shop.store, clock: shop.clock };
  createLocation(context, {
    name: 'Shop location',
    address: {
      address1: '1 Depot Street',
      city: 'Ottawa',
      countryCode: 'CA',
      provinceCode: 'ON',
      zip: 'K1A 0B1',
    },
  });
  createPublication(context, 'Online Store');
}
