import type { Column, Value, ValueKind } from '../../rows/value.ts';
import type { Source } from '../../source/source.ts';

/** A source on a database of its own, both gone at the end of the scope. */
export interface SourceSubject extends AsyncDisposable {
  readonly source: Source;
}

/** An expression of the dialect, and what its value must become. */
export interface TypeCase {
  readonly sql: string;
  readonly kind: ValueKind;
  readonly value: Value;
  /** How `describe` names the type, where the case fixes it. */
  readonly databaseType?: Column['databaseType'];
}

/** Where databases differ, as data. All other SQL of the suite is common to them. */
export interface SourceDialect {
  readonly types: readonly TypeCase[];
  /** A query of one integer column `id` with 1 … count, in any order, whose first rows come at once for any count. */
  series(count: number): string;
  /** A query with a column `id` that gives more than 20,000 rows and then fails. */
  readonly failsMidway: string;
  /** A query with a column `id` that would run for minutes. */
  readonly slow: string;
}

export interface SourceConformanceOptions {
  readonly name: string;
  /** A fresh database in which the statements were run, and a source on it. */
  create(statements: readonly string[]): Promise<SourceSubject>;
  readonly dialect: SourceDialect;
  /** Cases that the source cannot pass, each with its reason. A waiver that is no longer needed fails. */
  readonly waivers?: Readonly<Record<string, string>>;
}

export interface CaseContext {
  readonly source: Source;
  readonly dialect: SourceDialect;
  create(statements: readonly string[]): Promise<SourceSubject>;
}

/** One promise of the contract. `run` throws when it is broken. */
export interface SourceCase {
  readonly name: string;
  run(context: CaseContext): Promise<void>;
}
