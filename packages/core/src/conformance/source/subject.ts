import type { ErrorCode } from '../../errors/error-codes.ts';
import type { Column, Row, Value, ValueKind } from '../../rows/value.ts';
import type { Relation, Source } from '../../source/source.ts';

/** A table as the suite wants to find it: columns, and rows with a canonical value for each of them. */
export interface SampleTable {
  /** The parts of its name, as in a relation of kind `table`. */
  readonly name: readonly string[];
  readonly columns: readonly Pick<Column, 'name' | 'kind'>[];
  readonly rows: readonly Row[];
}

/** A way in which a read of the source can break off. */
export interface SourceFault {
  readonly name: string;
  /** What the read throws; absent where it ends without a word. */
  readonly code?: ErrorCode;
  /** Calls `read` with a relation of one column `id`, which gives more than 20,000 rows and then breaks off. */
  during(read: (relation: Relation) => Promise<void>): Promise<void>;
}

/** A source on a place of its own (a database, a file, memory), both gone at the end of the scope. */
export interface SourceSubject extends AsyncDisposable {
  readonly source: Source;
  /** Puts the table where the source reads, instead of one of the same name. Never called during a read. */
  load(table: SampleTable): Promise<void>;
  /** A predicate of this source: the integer column `v` is greater than 15. */
  readonly predicate: string;
  readonly faults: readonly SourceFault[];
}

/** An expression of the dialect, and what its value must become. */
export interface TypeCase {
  readonly sql: string;
  readonly kind: ValueKind;
  readonly value: Value;
  /** How `describe` names the type, where the case fixes it. */
  readonly databaseType?: Column['databaseType'];
}

/** Where databases that speak SQL differ, as data. All other SQL of the suite is common to them. */
export interface SourceDialect {
  readonly types: readonly TypeCase[];
  /** A query of one integer column `id` with 1 … count, in any order, whose first rows come at once for any count. */
  series(count: number): string;
  /** A query with a column `id` that would run for minutes. */
  readonly slow: string;
}

export interface SourceConformanceOptions {
  readonly name: string;
  create(): Promise<SourceSubject>;
  /** For a source that speaks SQL: adds the cases about queries. */
  readonly dialect?: SourceDialect;
  /** Cases that the source cannot pass, each with its reason. A waiver that is no longer needed fails. */
  readonly waivers?: Readonly<Record<string, string>>;
}

/** One promise of the contract. `run` throws when it is broken. */
export interface SourceCase {
  readonly name: string;
  /** The subject is shared by all cases; `createSubject` gives another, for a case that would harm it. */
  run(subject: SourceSubject, createSubject: () => Promise<SourceSubject>): Promise<void>;
}
