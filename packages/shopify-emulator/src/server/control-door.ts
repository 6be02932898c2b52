import type { SettableClock } from '../clock/clock.ts';
import type { AppClient } from '../control/app-clients.ts';
import { dumpShop } from '../control/dump-shop.ts';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import type { ArmedFault, Fault } from '../control/fault.ts';
import type { JournalEntry } from '../control/journal.ts';
import { loadShop, type DumpChunks } from '../control/load-shop.ts';
import { seedShop, type SeedOrder, type SeedProgress } from '../control/seed/seed-shop.ts';
import { changeSettings, type Settings, type SettingsChange } from '../control/settings.ts';
import { otherApp, type TokenOrder } from '../control/tokens.ts';
import type { BulkFailure } from '../store/bulk-settings.ts';
import type { Switches } from '../store/switches.ts';
import type { AdminApi } from './admin-api.ts';

/** The second door: what tests and tools do to the shop and see of it, in the process as over HTTP. */
export interface ControlDoor {
  /** An empty shop: see `POST /__control/reset` in the README. */
  reset(): void;
  /** Adds things that look real. `report` is told from time to time how far it is. */
  seed(order: SeedOrder, report?: (progress: SeedProgress) => void): Promise<void>;
  /** How far the running seed is; null when none runs. */
  seeding(): SeedProgress | null;
  readonly clock: SettableClock;
  /** The calls that the journal keeps, oldest first; `since` leaves out those up to this number, `limit` all but the newest. */
  journal(since?: number, limit?: number): readonly JournalEntry[];
  clearJournal(): void;
  armFault(fault: Fault): void;
  faults(): readonly ArmedFault[];
  clearFaults(): void;
  /** The next bulk operation that is started fails of this; further ones wait for the operations after it. */
  failBulkOperation(failure: BulkFailure): void;
  setToken(order: TokenOrder): void;
  revokeToken(token: string): boolean;
  /** An app that may ask for tokens by its id and secret; one of the same id is replaced. */
  setClient(client: AppClient): void;
  settings(change?: SettingsChange): Settings;
  /** How the shop behaves where nobody could verify it. */
  switches(change?: Partial<Switches>): Switches;
  /** Somebody else changes something behind our back: another app, beside all limits and outside of the journal. */
  write(query: string, variables?: Readonly<Record<string, unknown>>): Promise<object>;
  /** Everything in the shop as plain JSON, by kind, for people and for tests. */
  view(): Readonly<Record<string, unknown>>;
  /** Everything in the shop exactly, as JSON Lines in chunks; `load` takes them again, here or elsewhere. */
  dump(): Iterable<string>;
  /** Puts a dump in place of everything in the shop. Rejects without a change where it is none. */
  load(chunks: DumpChunks): Promise<void>;
}

export function createControlDoor(shop: EmulatedShop, api: AdminApi): ControlDoor {
  const write: ControlDoor['write'] = (query, variables = {}) =>
    api.runAs(otherApp(), { query, variables, operationName: null });
  return {
    ...createSeeder(api, write),
    reset: () => shop.reset(),
    clock: settlingClock(shop),
    journal: (since, limit) => shop.journal.entries(since, limit),
    clearJournal: () => shop.journal.clear(),
    armFault: (fault) => shop.faults.arm(fault),
    faults: () => shop.faults.armed(),
    clearFaults() {
      shop.faults.clear();
      shop.store.bulkFailures = [];
    },
    failBulkOperation: (failure) => {
      shop.store.bulkFailures.push(failure);
    },
    setToken: (order) => shop.tokens.set(order),
    revokeToken: (token) => shop.tokens.revoke(token),
    setClient: (client) => shop.clients.set(client),
    settings: (change = {}) => changeSettings(shop, change),
    switches(change = {}) {
      shop.store.switches = { ...shop.store.switches, ...change };
      return shop.store.switches;
    },
    write,
    view: () => viewShop(shop, api),
    dump: () => dumpShop(shop),
    load: (chunks) => loadShop(shop, chunks),
  };
}

function createSeeder(api: AdminApi, write: ControlDoor['write']): Pick<ControlDoor, 'seed' | 'seeding'> {
  let progress: SeedProgress | null = null;
  return {
    seeding: () => progress,
    async seed(order, report = () => undefined) {
      const context = api.contextOf(otherApp());
      const note = (reached: SeedProgress): void => {
        progress = reached;
        report(reached);
      };
      try {
        await seedShop({ context, write, report: note }, order);
      } finally {
        progress = null;
      }
    },
  };
}

/** Moving the clock lands what was under way. */
function settlingClock(shop: EmulatedShop): SettableClock {
  return {
    ...shop.clock,
    advance(milliseconds) {
      shop.clock.advance(milliseconds);
      shop.landings.settle();
    },
    set(epochMs) {
      shop.clock.set(epochMs);
      shop.landings.settle();
    },
  };
}

/** The tables as they are; a module that has a clearer view of its things shows that one instead. */
function viewShop(shop: EmulatedShop, api: AdminApi): Readonly<Record<string, unknown>> {
  const tables = [...shop.store.tables()].map(([name, rows]) => [name, [...rows.values()]] as const);
  return { ...Object.fromEntries(tables), ...api.registry.view(api.contextOf(otherApp())) };
}
