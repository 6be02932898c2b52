import type { Clock } from '../clock/clock.ts';
import { createBlobs, type Blobs } from './blobs.ts';
import { createDailyCount, type DailyCount } from './daily-count.ts';
import { createMemoryTable } from './memory-table.ts';
import { defaultProfile, type ShopProfile } from './shop-profile.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import type { Row, Table, TableDefinition } from './table.ts';

/** High enough that no id is below 10,000 or made of nines: clients like such ids for things that do not exist. */
const firstId = 7_100_000_000_001;

/** All things of one shop, in memory. */
export interface ShopStore {
  table<Thing extends Row>(definition: TableDefinition<Thing>): Table<Thing>;
  /** A fresh id, higher than all before, unique in the whole shop. */
  allocateId(): number;
  /** Grows with every put and every delete; tells whether a call changed anything. */
  readonly revision: number;
  profile: ShopProfile;
  /** How long search keeps showing a thing as it was before its last write. */
  searchLagMs: number;
  /** How the shop behaves where nobody could verify it. */
  switches: Switches;
  /** What is too large for rows. */
  readonly blobs: Blobs;
  /** How many rows came into a table on this UTC day of the clock. */
  createdToday(tableName: string): number;
  /** The names of the tables in use, with their rows. */
  tables(): IterableIterator<readonly [string, Iterable<Row>]>;
  /** Forgets everything. Ids go on upwards. */
  reset(): void;
}

export function createShopStore(clock: Clock): ShopStore {
  return new MemoryShopStore(clock);
}

class MemoryShopStore implements ShopStore {
  readonly #clock: Clock;
  /** By the definition itself, so the rows of a table have the type that the definition names. */
  #tables = new Map<unknown, { readonly name: string; readonly table: { rows(): IterableIterator<Row> } }>();
  readonly #creations: DailyCount;
  #lastId = firstId;
  #revision = 0;
  readonly blobs = createBlobs();
  searchLagMs = 0;
  switches: Switches = defaultSwitches;
  profile: ShopProfile = defaultProfile;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#creations = createDailyCount(clock);
  }

  get revision(): number {
    return this.#revision;
  }

  allocateId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  table<Thing extends Row>(definition: TableDefinition<Thing>): Table<Thing> {
    const present = this.#tables.get(definition);
    // Only the lines below fill the map, with a table of the definition's own type.
    if (present !== undefined) return present.table as Table<Thing>;
    const table = createMemoryTable(definition, {
      now: () => this.#clock.now(),
      lagMs: () => this.searchLagMs,
      written: () => {
        this.#revision += 1;
      },
      created: () => this.#creations.add(definition.name),
    });
    this.#tables.set(definition, { name: definition.name, table });
    return table;
  }

  *tables(): IterableIterator<readonly [string, Iterable<Row>]> {
    for (const { name, table } of this.#tables.values()) yield [name, table.rows()];
  }

  createdToday(tableName: string): number {
    return this.#creations.today(tableName);
  }

  reset(): void {
    this.#tables = new Map();
    this.blobs.clear();
    this.#creations.clear();
    this.#revision += 1;
    this.searchLagMs = 0;
    this.switches = defaultSwitches;
    this.profile = defaultProfile;
  }
}
