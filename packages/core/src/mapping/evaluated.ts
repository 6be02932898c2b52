import type { FieldValue } from '../destination/object-definition.ts';
import type { ErrorPlace } from '../errors/backstock-error.ts';
import type { ValueKind } from '../rows/value.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import type { Converted } from '../spec/parse-text.ts';
import type { Cell } from './convert-value.ts';

/** What a form gives for one row. A held one says why, without quoting the row. */
export type Evaluated =
  | { readonly kind: 'set'; readonly value: Exclude<FieldValue, null> }
  | { readonly kind: 'null' }
  | { readonly kind: 'held'; readonly code: HoldCode; readonly message: string };

type HoldCode = 'value_invalid' | 'value_not_named' | 'template_failed' | 'json_invalid';

/** The cells of a row, or of an entry of a list, by slot; undefined for null. */
export type Cells = (slot: number) => Cell | undefined;

export type Evaluate = (cells: Cells) => Evaluated;

/** A column that was found. Entries of JSON lists have kinds of their own, so that theirs is not known beforehand. */
export interface Binding {
  readonly slot: number;
  readonly name: string;
  readonly kind?: ValueKind;
  readonly databaseType?: string;
}

/** What forms are compiled against: columns by name, and a list for everything that does not fit. */
export interface Compiling {
  /** Undefined where there is no such column; the problem is then noted. */
  bind(column: string, where: ErrorPlace): Binding | undefined;
  readonly problems: SpecProblem[];
}

export const nothing: Evaluated = { kind: 'null' };

export function held(code: HoldCode, message: string): Evaluated {
  return { kind: 'held', code, message };
}

/** A conversion's result; nothing where it had nothing to convert. `subject` is what a fault is about. */
export function evaluatedFrom(converted: Converted | undefined, subject: string): Evaluated {
  if (converted === undefined) return nothing;
  if ('fault' in converted) return held('value_invalid', `${subject} ${converted.fault}`);
  return { kind: 'set', value: converted.value };
}
