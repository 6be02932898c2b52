import type { Value, ValueKind } from '@backstock/core';

/** How the values of one column travel and what they become. */
export interface ColumnType {
  readonly kind: ValueKind;
  /** The expression that COPY is asked for, from the quoted column. */
  readonly project: (column: string) => string;
  /** The canonical value of a cell's text (unescaped, not null). */
  readonly decode: (text: string) => Exclude<Value, null>;
  /** True where the canonical text of a value is the text that the database sends, so that keys are hashed undecoded. */
  readonly sameText: boolean;
}
