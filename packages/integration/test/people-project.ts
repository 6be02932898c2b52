import { createMemorySource, type MemorySource, type RowPredicate } from '@backstock/core/memory';
import type { RunOptions, RunReport } from '@backstock/core';
import type { Emulator, JournalEntry } from '@backstock/shopify-emulator';
import { peopleColumns, toRow, type Person } from './people-rows.ts';
import { CustomerProject, type CustomerProjectOptions } from './customer-project.ts';
import { storeCustomers } from './store-customers.ts';

export interface PeopleOptions extends Pick<CustomerProjectOptions, 'emulator' | 'connection' | 'fetch'> {
  /** Everything but source, destination, object and model. */
  readonly sync: string;
  readonly predicates?: Readonly<Record<string, RowPredicate>>;
}

export const plainMap = `
match: { email: email }
map:
  email: email
  firstName: first_name
`;

/** One sync of people from memory into a local store over real HTTP. */
export class PeopleProject implements AsyncDisposable {
  readonly project: CustomerProject;
  readonly source: MemorySource;

  private constructor(project: CustomerProject, source: MemorySource) {
    this.project = project;
    this.source = source;
  }

  static async start({ sync, predicates = {}, ...rest }: PeopleOptions): Promise<PeopleProject> {
    const source = createMemorySource({
      columns: peopleColumns,
      predicates,
    });
    return new PeopleProject(await CustomerProject.start({ yaml: fullSync(sync), source, ...rest }), source);
  }

  get emulator(): Emulator {
    return this.project.emulator;
  }

  /** Edits the sync. */
  edit(sync: string): void {
    this.project.yaml = fullSync(sync);
  }

  rows(people: readonly Person[]): void {
    this.source.replaceRows(people.map(toRow));
  }

  /** Runs with these rows. */
  async run(people?: readonly Person[], extra: Partial<RunOptions> = {}): Promise<RunReport> {
    if (people !== undefined) this.rows(people);
    return this.project.run(extra);
  }

  /** Somebody else's mutation; its one argument is `input` unless the text says otherwise. */
  async write(mutation: string): Promise<void> {
    const answer = await this.emulator.control.write(`mutation { ${mutation} { userErrors { message } } }`);
    const text = JSON.stringify(answer);
    if (/"message"/.test(text)) throw new Error(`somebody else's write failed: ${text}`);
  }

  /** The store's customers, the fields that these tests look at, in the order of their making; nothing that is empty. */
  customers(): readonly object[] {
    return storeCustomers(this.emulator).map(
      ({ email, phone, firstName, lastName, note, tags, metafields }) => {
        const values = Object.entries(metafields ?? {}).map(([name, value]) => [name, metafieldText(value)]);
        return withoutEmpty({ email, phone, firstName, lastName, note, tags, ...Object.fromEntries(values) });
      },
    );
  }

  /** The first lines of each customer's addresses, as sorted texts. */
  streets(): readonly string[] {
    return storeCustomers(this.emulator)
      .map(({ addresses }) => (addresses ?? []).map(({ address1 }) => address1).join(';'))
      .toSorted();
  }

  /** The id of the only customer with this e-mail address. */
  idOf(email: string): string {
    const found = storeCustomers(this.emulator).filter((customer) => customer.email === email);
    if (found.length !== 1) throw new Error(`${found.length} customers have the address ${email}`);
    return found[0]?.id ?? '';
  }

  /** The calls that asked for a mutation since the last look. */
  sentCalls(): readonly JournalEntry[] {
    const entries = this.emulator.control.journal(this.#looked);
    this.#looked = entries.at(-1)?.sequence ?? this.#looked;
    return entries.filter(isMutation);
  }

  /** The same in short: each mutation's name and the fields of its input. */
  sent(): readonly string[] {
    return this.sentCalls().flatMap(describeCall);
  }
  #looked = 0;

  async [Symbol.asyncDispose](): Promise<void> {
    await this.project[Symbol.asyncDispose]();
  }
}

export function isMutation(entry: JournalEntry): boolean {
  return entry.query?.startsWith('mutation') ?? false;
}

function describeCall({ rootFields, variables }: JournalEntry): string[] {
  const fields = Object.values(variables)
    .flatMap((value) => (isInput(value) ? Object.keys(value) : []))
    .filter((name) => name !== 'id');
  return rootFields.map((name) => `${name} ${fields.join(',')}`.trim());
}

function isInput(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fullSync(sync: string): string {
  const key = /primary_key/.test(sync) ? '' : 'model: { table: people, primary_key: id }\n';
  return `sync: people\nsource: warehouse\ndestination: store\nobject: customer\n${key}${sync}`;
}

function metafieldText(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function withoutEmpty(record: object): object {
  const isFull = (value: unknown): boolean =>
    value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(record).filter(([, value]) => isFull(value)));
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
