import type { FieldType } from '../destination/object-definition.ts';
import type { ValueKind } from '../rows/value.ts';

/** The kinds of fields that hold one value. */
export type ScalarKind = Exclude<FieldType['kind'], 'list' | 'object'>;

/**
 * - `yes` every value fits, exactly · `maybe` the value decides, and a row whose value does not fit is held
 * - anything else: no value fits, and this is the next step (`c` stands for the column)
 */
type Fit = 'yes' | 'maybe' | { readonly fix: string };

const cast = (type: string): Fit => ({ fix: `cast it in the query: cast(c as ${type})` });
const template: Fit = { fix: 'write its text yourself: { template: "{{ c }}" }' };
const toUtc: Fit = { fix: "give it a zone in the query: c at time zone 'UTC'" };
const toMoment: Fit = {
  fix: "say which moment of the day in the query: cast(c as timestamp) at time zone 'UTC'",
};
const wholeId: Fit = { fix: 'write the whole id: { template: "gid://shopify/…/{{ c }}" }' };
const toText = cast('text');
const byValues: Fit = { fix: 'say what each value becomes: { column: c, values: { … } }' };
const never: Fit = { fix: 'choose another column' };

/**
 * What a column of a kind can give to a field: the whole table, row by row. Nothing is rounded, cut off or guessed: a
 * number becomes a text by its own digits, a decimal a Float only if its digits survive, and a time without zone nothing.
 */
export const conversions: Readonly<Record<ValueKind, Readonly<Record<ScalarKind, Fit>>>> = {
  text: {
    string: 'maybe', enum: 'maybe', id: 'maybe', json: 'maybe',
    decimal: 'maybe', money: 'maybe', integer: cast('integer'), float: cast('double precision'),
    boolean: cast('boolean'), date: 'maybe', datetime: 'maybe',
  },
  boolean: {
    string: template, enum: byValues, id: never, json: toText,
    decimal: byValues, money: never, integer: byValues, float: byValues,
    boolean: 'yes', date: never, datetime: never,
  },
  integer: {
    string: 'maybe', enum: byValues, id: wholeId, json: toText,
    decimal: 'yes', money: 'yes', integer: 'maybe', float: 'maybe',
    boolean: byValues, date: never, datetime: never,
  },
  decimal: {
    string: 'maybe', enum: byValues, id: wholeId, json: toText,
    decimal: 'maybe', money: 'maybe', integer: 'maybe', float: 'maybe',
    boolean: byValues, date: never, datetime: never,
  },
  float: {
    string: cast('numeric'), enum: never, id: never, json: toText,
    decimal: 'maybe', money: 'maybe', integer: 'maybe', float: 'maybe',
    boolean: never, date: never, datetime: never,
  },
  date: {
    string: 'maybe', enum: never, id: never, json: toText,
    decimal: never, money: never, integer: never, float: never,
    boolean: never, date: 'maybe', datetime: toMoment,
  },
  time: {
    string: 'maybe', enum: never, id: never, json: toText,
    decimal: never, money: never, integer: never, float: never,
    boolean: never, date: never, datetime: never,
  },
  timestamp: {
    string: toText, enum: never, id: never, json: toText,
    decimal: never, money: never, integer: never, float: never,
    boolean: never, date: cast('date'), datetime: toUtc,
  },
  timestamptz: {
    string: toText, enum: never, id: never, json: toText,
    decimal: never, money: never, integer: never, float: never,
    boolean: never, date: cast('date'), datetime: 'maybe',
  },
  json: {
    string: toText, enum: never, id: never, json: 'yes',
    decimal: never, money: never, integer: never, float: never,
    boolean: never, date: never, datetime: never,
  },
  binary: {
    string: toText, enum: never, id: never, json: never,
    decimal: never, money: never, integer: never, float: never,
    boolean: never, date: never, datetime: never,
  },
}; // prettier-ignore
