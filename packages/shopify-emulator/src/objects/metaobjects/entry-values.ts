import { checkValue } from '../metafields/values/check-value.ts';
import { valueSurroundings } from '../metafields/values/value-surroundings.ts';
import { findValueType } from '../metafields/values/value-types.ts';
import type { RequestContext } from '../object-module.ts';
import type { FieldValues } from './metaobject.ts';
import { findField, type FieldDefinition, type MetaobjectDefinition } from './metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from './metaobject-error.ts';

/** One value as an input gives it; null takes the value away. */
export interface GivenValue {
  readonly key: string;
  readonly value: string | null;
  /** Where it stands in the arguments. */
  readonly path: readonly string[];
}

export interface ValuesChange {
  readonly definition: MetaobjectDefinition;
  /** What the entry has already, as far as the change keeps it. */
  readonly before: FieldValues;
  readonly given: readonly GivenValue[];
  /** Where the entry stands in the arguments. */
  readonly path: readonly string[];
  readonly isNew: boolean;
}

export interface DraftedValues {
  readonly values: FieldValues;
  readonly errors: readonly MetaobjectError[];
}

/** The values that an entry would have, and what is wrong with them. Writes nothing. */
export function draftValues(context: RequestContext, change: ValuesChange): DraftedValues {
  const values = keptValues(change);
  const repeated = repeatedKeys(change.given);
  const errors: MetaobjectError[] = [];
  const invalid = new Set<string>();
  for (const given of change.given) {
    const field = findField(change.definition, given.key);
    if (field === undefined) errors.push(unknownField(given));
    else if (repeated.has(given.key)) errors.push(...repeatedField(change.given, given));
    else if (isBlank(given)) delete values[field.number];
    else {
      const checked = checkFieldValue(context, field, given.value ?? '', change.isNew);
      if (checked.value === undefined) invalid.add(field.key);
      else values[field.number] = checked.value;
      errors.push(...(checked.problems ?? []).map((problem) => invalidValue(given, problem)));
    }
  }
  const missing = change.definition.fields.filter(
    (field) => field.isRequired === true && values[field.number] === undefined && !invalid.has(field.key),
  );
  return { values, errors: [...errors, ...missing.map((field) => missingValue(change, field))] };
}

function isBlank({ value }: GivenValue): boolean {
  return value === null || value.trim() === '';
}

/** Values of fields that are no more are left behind. */
function keptValues({ definition, before }: ValuesChange): Record<number, string> {
  const kept: Record<number, string> = {};
  for (const { number } of definition.fields) {
    const value = before[number];
    if (value !== undefined) kept[number] = value;
  }
  return kept;
}

function repeatedKeys(given: readonly GivenValue[]): ReadonlySet<string> {
  const keys = given.map(({ key }) => key);
  return new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
}

type CheckedValue = ReturnType<typeof checkValue>;

function checkFieldValue(
  context: RequestContext,
  field: FieldDefinition,
  text: string,
  isNew: boolean,
): CheckedValue {
  const type = findValueType(field.type);
  if (type === undefined) throw new Error(`The field ${field.key} has no type that is known.`);
  // A new entry takes any text for a boolean; a change of it does not.
  const value = isNew && field.type === 'boolean' ? toBoolean(text) : text;
  return checkValue(type, value, field.validations, valueSurroundings(context));
}

const falseTexts = new Set(['0', 'f', 'F', 'false', 'FALSE', 'off', 'OFF']);

function toBoolean(text: string): string {
  return falseTexts.has(text) ? 'false' : 'true';
}

function unknownField({ key, path }: GivenValue): MetaobjectError {
  return metaobjectError(path, `Field definition "${key}" does not exist`, 'UNDEFINED_OBJECT_FIELD', { key });
}

/** All inputs for a key but the first are told of; none of them counts. */
function repeatedField(all: readonly GivenValue[], given: GivenValue): readonly MetaobjectError[] {
  const { key, path } = given;
  if (all.find((other) => other.key === key) === given) return [];
  return [metaobjectError(path, `Field "${key}" duplicates other inputs`, 'DUPLICATE_FIELD_INPUT', { key })];
}

function invalidValue(
  { key, path }: GivenValue,
  problem: { readonly message: string; readonly elementIndex: number | null },
): MetaobjectError {
  return metaobjectError(path, problem.message, 'INVALID_VALUE', { key, index: problem.elementIndex });
}

/** Told where the last input for the field stands; without one, where the entry does. */
function missingValue({ given, path }: ValuesChange, { name, key }: FieldDefinition): MetaobjectError {
  const input = given.findLast((candidate) => candidate.key === key);
  return metaobjectError(input?.path ?? path, `${name} can't be blank`, 'OBJECT_FIELD_REQUIRED', { key });
}
