import {
  createFingerprinter,
  parseSyncs,
  planSync,
  runSync,
  sumsAddUp,
  type Column,
  type Row,
  type RunOptions,
  type RunReport,
  type StateStore,
  type Value,
} from '@backstock/core';
import {
  createMemoryDestination,
  createMemorySource,
  createMemoryState,
  type MemoryDestination,
  type MemorySource,
} from '@backstock/core/memory';

const columns: readonly Column[] = [
  { name: 'id', kind: 'text', databaseType: 'text' },
  { name: 'email', kind: 'text', databaseType: 'text' },
  { name: 'phone', kind: 'text', databaseType: 'text' },
  { name: 'name', kind: 'text', databaseType: 'text' },
  { name: 'tags', kind: 'text', databaseType: 'text' },
  { name: 'unmapped', kind: 'text', databaseType: 'text' },
];

/** A row of the test's model: the key, and whatever else matters. */
export interface Person {
  readonly id: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly name?: string | null;
  readonly tags?: string | null;
  readonly unmapped?: string | null;
}

/** A settable clock that never waits. */
class TestClock {
  #nowMs = Date.UTC(2026, 10, 22);
  now(): number {
    return this.#nowMs;
  }
  advance(ms: number): void {
    this.#nowMs += ms;
  }
  sleep(ms: number): Promise<void> {
    this.advance(ms);
    return Promise.resolve();
  }
}

const mapping = `
match: [ { email: email } ]
map:
  email: email
  phone: phone
  name: name
  tags: { column: tags, split: "," }
`;

/** One sync of people into contacts, all in memory. */
export class MemoryProject {
  readonly source: MemorySource = createMemorySource({ columns });
  readonly clock = new TestClock();
  readonly store: MemoryDestination;
  state: StateStore = createMemoryState();
  yaml: string;
  personal = false;

  constructor(yaml = 'mode: upsert', map: string = mapping) {
    this.yaml = `${yaml}\n${map}`;
    this.store = createMemoryDestination({ clock: this.clock });
  }

  rows(people: readonly Person[]): void {
    this.source.replaceRows(people.map(toRow));
  }

  options(extra: Partial<RunOptions> = {}): RunOptions {
    const key = this.personal ? '{ columns: id, personal: true }' : 'id';
    const text = `sync: people\nsource: warehouse\ndestination: store\nobject: contact\nmodel: { table: people, primary_key: ${key} }\n${this.yaml}`;
    const [spec] = parseSyncs(text, 'people.yaml');
    if (spec === undefined) throw new Error('no sync');
    const { source, state, clock, store: destination } = this;
    return {
      spec,
      source,
      destination,
      state,
      clock,
      fingerprinter: createFingerprinter(new Uint8Array(32).fill(1)),
      ...extra,
    };
  }

  /** Runs with these rows; both sums of the report must add up. */
  async run(people?: readonly Person[], extra: Partial<RunOptions> = {}): Promise<RunReport> {
    if (people) this.rows(people);
    const report = await runSync(this.options(extra));
    if (!sumsAddUp(report)) throw new Error(`the sums do not add up: ${JSON.stringify(report)}`);
    return report;
  }

  async plan(people?: readonly Person[], extra: Partial<RunOptions> = {}): Promise<RunReport> {
    if (people) this.rows(people);
    const report = await planSync({ ...this.options(extra), scratch: createMemoryState() });
    if (!sumsAddUp(report)) throw new Error(`the sums do not add up: ${JSON.stringify(report)}`);
    return report;
  }

  /** The store's things without what is null, in the order of their making. */
  things(): Record<string, unknown>[] {
    return [...this.store.shop.things().values()].map((thing) =>
      Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== null)),
    );
  }

  /** The mutations sent since the last look. */
  sent(): string[] {
    const all = this.store.sent.slice(this.#looked);
    this.#looked = this.store.sent.length;
    return all.map(({ mutation, variables }) =>
      `${mutation} ${Object.keys(fieldsOf(variables)).toSorted().join(',')}`.trim(),
    );
  }
  #looked = 0;
}

function fieldsOf(variables: Readonly<Record<string, unknown>>): object {
  const { fields } = variables as { fields?: object };
  return fields ?? {};
}

function toRow(person: Person): Row {
  const values: Readonly<Record<string, Value | undefined>> = { ...person };
  return columns.map(({ name }) => values[name] ?? null);
}

/** The outcomes of a report that are not zero. */
export function outcomes(report: RunReport): Record<string, number> {
  return Object.fromEntries(Object.entries(report.things.outcomes).filter(([, count]) => count !== 0));
}

/** What was not delivered: key, outcome and the reason's code. */
export function problems(report: RunReport): string[] {
  return report.problems
    .map(({ key, outcome, reason }) => `${key} ${outcome} ${reason?.code ?? ''}`.trim())
    .toSorted();
}
