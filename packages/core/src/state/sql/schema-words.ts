import type { ColumnDefinitionBuilder, RawBuilder } from 'kysely';

/** Where databases differ in the words of a schema. */
export interface SchemaWords {
  readonly bytes: 'blob' | 'bytea';
  /** A 64-bit integer. */
  readonly integer: 'integer' | 'bigint';
  /** Makes an integer column the primary key that numbers its rows by itself. */
  readonly numbered: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;
  /** Ends the definition of a table whose rows are kept in its primary key. */
  readonly keptInKey: RawBuilder<unknown>;
}
