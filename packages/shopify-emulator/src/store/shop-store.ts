import type { Clock } from '../clock/clock.ts';
import { createMemoryTable } from './memory-table.ts';
import type { Row, Table, TableDefinition } from './table.ts';

/** High enough that no id is below 10,000 or made of nines, which recordings use as ids of nothing. */
const FIRST_ID = 7_100_000_000_001;

/** All things of one shop, in memory. */
export interface ShopStore {
  table<Thing extends Row>(definition: TableDefinition<Thing>): Table<Thing>;
  /** A fresh id, higher than all before, unique in the whole shop. */
  allocateId(): number;
  /** Grows with every put and every delete; tells whether a call changed anything. */
  readonly revision: number;
  /** How long search keeps showing a thing as it was before its last write. */
  searchLagMs: number;
  /** Forgets everything. Ids go on upwards. */
  reset(): void;
}

export function createShopStore(clock: Clock): ShopStore {
  // Keyed by the definition, so the rows of a table have the type that the definition names.
  let tables = new Map<unknown, unknown>();
  let lastId = FIRST_ID;
  const state = { revision: 0, searchLagMs: 0 };
  return {
    table<Thing extends Row>(definition: TableDefinition<Thing>): Table<Thing> {
      const present = tables.get(definition);
      // Only the line below fills the map, with a table of the definition's own type.
      if (present !== undefined) return present as Table<Thing>;
      const made = createMemoryTable(definition, {
        now: () => clock.now(),
        lagMs: () => state.searchLagMs,
        written: () => {
          state.revision += 1;
        },
      });
      tables.set(definition, made);
      return made;
    },
    allocateId: () => {
      lastId += 1;
      return lastId;
    },
    get revision() {
      return state.revision;
    },
    get searchLagMs() {
      return state.searchLagMs;
    },
    set searchLagMs(value) {
      state.searchLagMs = value;
    },
    reset: () => {
      tables = new Map();
      state.revision += 1;
      state.searchLagMs = 0;
    },
  };
}
