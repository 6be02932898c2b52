import { createSettableClock, type Clock, type SettableClock } from '../clock/clock.ts';
import type { BucketSize } from '../limits/plans.ts';
import { createLocation } from '../objects/locations/location-store.ts';
import { createPrimaryMarket } from '../objects/markets/market.ts';
import { createPrimaryWebPresence } from '../objects/markets/web-presence.ts';
import { shopPlace } from '../objects/shop/shop-address.ts';
import { createChannel } from '../objects/publications/publication.ts';
import type { PlanName } from '../store/shop-profile.ts';
import { createShopStore, type ShopStore } from '../store/shop-store.ts';
import { defaultSwitches, type Switches } from '../store/switches.ts';
import { createAppClients, type AppClients } from './app-clients.ts';
import { createBuckets, type Buckets } from './buckets.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLandings, type Landings } from './landings.ts';
import { createJournal, type Journal } from './journal.ts';
import { supportedVersions } from './served-version.ts';
import type { ShopState } from './shop-state.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** How a shop begins, and begins again after a reset. */
export interface ShopStart {
  readonly clock: Clock;
  readonly plan: PlanName;
  readonly switches: Partial<Switches>;
  readonly searchLagMs: number;
  /** How many calls the journal keeps. */
  readonly journalEntries: number;
}

/** Everything that belongs to the one shop that the emulator plays. */
export interface EmulatedShop {
  readonly clock: SettableClock;
  readonly store: ShopStore;
  readonly tokens: Tokens;
  readonly clients: AppClients;
  readonly buckets: Buckets;
  readonly faults: Faults;
  readonly landings: Landings;
  readonly journal: Journal;
  state: ShopState;
  /** Where the server is, for work that no request asks for; empty until it listens. */
  origin: string;
  /** The API versions that are served, oldest first. */
  versions: readonly string[];
  setPlan(plan: PlanName): void;
  /** Buckets of another size than the plan's; they are full. */
  setBucket(size: BucketSize): void;
  /** An empty shop with one location, one publication and one market, full buckets, the default token, and the clock as configured. */
  reset(): void;
}

export function createEmulatedShop(start: ShopStart): EmulatedShop {
  const clock = createSettableClock(start.clock);
  const shop: EmulatedShop = {
    clock,
    store: createShopStore(clock),
    tokens: createTokens(clock),
    clients: createAppClients(),
    buckets: createBuckets(clock, start.plan),
    faults: createFaults(clock),
    landings: createLandings(clock),
    journal: createJournal(start.journalEntries),
    state: 'open',
    origin: '',
    versions: supportedVersions,
    setPlan(plan) {
      shop.store.profile = { ...shop.store.profile, plan };
      shop.buckets.fill(plan);
    },
    setBucket: (size) => shop.buckets.resize(size),
    reset() {
      clock.reset();
      shop.store.reset();
      shop.tokens.reset();
      shop.clients.reset();
      shop.faults.clear();
      shop.landings.clear();
      shop.journal.clear();
      begin(shop, start);
    },
  };
  begin(shop, start);
  return shop;
}

function begin(shop: EmulatedShop, start: ShopStart): void {
  shop.state = 'open';
  shop.versions = supportedVersions;
  shop.store.searchLagMs = start.searchLagMs;
  shop.store.switches = { ...defaultSwitches, ...start.switches };
  shop.setPlan(start.plan);
  furnish(shop);
}

function furnish(shop: EmulatedShop): void {
  const context = { shop: shop.store, clock: shop.clock };
  createLocation(context, {
    name: 'Shop location',
    address: shopPlace,
  });
  createChannel(context, 'Online Store', { isOnlineStore: true });
  createPrimaryMarket(context, 'CA');
  createPrimaryWebPresence(context);
}
