import type { Clock } from '../clock/clock.ts';
import { createBlobs, type Blobs } from './blobs.ts';
import { createDailyCount, type DailyCount } from './daily-count.ts';
import { MemoryTable, type TableSurroundings } from './memory-table.ts';
import { defaultBulkPace, type BulkFailure, type BulkPace } from './bulk-settings.ts';
import { defaultProfile, type ShopProfile } from './shop-profile.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import type { Row, Table, TableDefinition } from './table.ts';

/** High enough that no id is below 10,000 or made of nines: clients like such ids for things that do not exist. */
const firstId = 7_100_000_000_001;

/** What a store has, apart from how it behaves. */
export interface StoreContent {
  readonly lastId: number;
  readonly profile: ShopProfile;
  readonly tables: Map<string, Map<number, Row>>;
}

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
  /** How fast bulk operations get on. */
  bulkPace: BulkPace;
  /** What bulk operations shall fail of: each that is started takes the first. */
  bulkFailures: BulkFailure[];
  /** What is too large for rows. */
  readonly blobs: Blobs;
  /** How many rows came into a table on this UTC day of the clock. */
  createdToday(tableName: string): number;
  /** What came in until now is as if it had come on another day. */
  forgetCreations(): void;
  /** The rows by the names of their tables. */
  tables(): ReadonlyMap<string, ReadonlyMap<number, Row>>;
  /** The number that was given out last. */
  readonly lastId: number;
  /** Takes what another store had in place of everything. The maps become the store's own. */
  restore(content: StoreContent): void;
  /** Forgets everything. Ids go on upwards. */
  reset(): void;
}

export function createShopStore(clock: Clock): ShopStore {
  return new MemoryShopStore(clock);
}

/** The rows of a table have the type that its definition names. */
interface TablesByDefinition {
  get<Thing extends Row>(definition: TableDefinition<Thing>): Table<Thing> | undefined;
  set<Thing extends Row>(definition: TableDefinition<Thing>, table: Table<Thing>): unknown;
}

class MemoryShopStore implements ShopStore {
  readonly #clock: Clock;
  #rows = new Map<string, Map<number, Row>>();
  #tables: TablesByDefinition = new Map();
  readonly #creations: DailyCount;
  #lastId = firstId;
  #revision = 0;
  readonly blobs = createBlobs();
  bulkPace = defaultBulkPace;
  bulkFailures: BulkFailure[] = [];
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

  get lastId(): number {
    return this.#lastId;
  }

  table<Thing extends Row>(definition: TableDefinition<Thing>): Table<Thing> {
    const present = this.#tables.get(definition);
    if (present !== undefined) return present;
    // Rows of a name come through its definition alone, or from a dump of what came so.
    const rows = (this.#rows.get(definition.name) ?? new Map()) as Map<number, Thing>;
    this.#rows.set(definition.name, rows);
    const table = new MemoryTable(definition, this.#surroundingsOf(definition.name), rows);
    this.#tables.set(definition, table);
    return table;
  }

  #surroundingsOf(tableName: string): TableSurroundings {
    return {
      now: () => this.#clock.now(),
      lagMs: () => this.searchLagMs,
      written: () => {
        this.#revision += 1;
      },
      created: () => this.#creations.add(tableName),
    };
  }

  tables(): ReadonlyMap<string, ReadonlyMap<number, Row>> {
    return this.#rows;
  }

  createdToday(tableName: string): number {
    return this.#creations.today(tableName);
  }

  forgetCreations(): void {
    this.#creations.clear();
  }

  restore({ lastId, profile, tables }: StoreContent): void {
    this.reset();
    this.#rows = tables;
    this.#lastId = Math.max(lastId, firstId);
    this.profile = profile;
  }

  reset(): void {
    this.#rows = new Map();
    this.#tables = new Map();
    this.blobs.clear();
    this.#creations.clear();
    this.bulkPace = defaultBulkPace;
    this.bulkFailures = [];
    this.#revision += 1;
    this.searchLagMs = 0;
    this.switches = defaultSwitches;
    this.profile = defaultProfile;
  }
}
