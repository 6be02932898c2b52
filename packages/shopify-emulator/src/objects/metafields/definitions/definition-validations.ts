import { userError, type UserError } from '../../user-error.ts';
import { compareMeasured, normalizeMeasurement } from '../values/measurement-values.ts';
import type { ValueSurroundings } from '../values/reference-values.ts';
import { isDate, momentOf, writeDateTime } from '../values/time-values.ts';
import { parseJson } from '../../../schema/json.ts';
import { optionList, optionValue, type ValidationOption } from '../values/validation-options.ts';
import type { ValueType } from '../values/value-types.ts';

/** Why the validations of a definition, or of a field of a metaobject definition, are not accepted. */
interface ValidationProblem {
  readonly message: string;
  readonly code: 'DUPLICATE_OPTION' | 'INVALID_OPTION';
}

/** What is wrong with the validations that something of this type is to have. `resolveNode` finds metaobject definitions. */
export function validationProblems(
  type: ValueType,
  options: readonly ValidationOption[],
  { resolveNode }: Pick<ValueSurroundings, 'resolveNode'>,
): readonly ValidationProblem[] {
  const names = options.map((option) => option.name);
  if (new Set(names).size < names.length)
    return [{ message: 'Validations cannot contain duplicate "name" options.', code: 'DUPLICATE_OPTION' }];
  const faults = options.flatMap((option) => optionFault(type, option) ?? []);
  if (faults.length > 0) return faults.map(invalidOption);
  return [...missingOptions(type, options, resolveNode), ...rangeFaults(type, options)].map(invalidOption);
}

function invalidOption(message: string): ValidationProblem {
  return { message, code: 'INVALID_OPTION' };
}

export function validationErrors(
  type: ValueType,
  options: readonly ValidationOption[],
  surroundings: Pick<ValueSurroundings, 'resolveNode'>,
): readonly UserError[] {
  return validationProblems(type, options, surroundings).map(({ message, code }) =>
    userError(['definition', 'validations'], message, code),
  );
}

/** Validations as Shopify keeps them: limits of measurements with their units in capitals. */
export function normalizeValidations(
  type: ValueType,
  options: readonly ValidationOption[],
): readonly ValidationOption[] {
  if (type.category !== 'MEASUREMENT') return options;
  return options.map(({ name, value }) => ({
    name,
    value: normalizeMeasurement(type.element, value) ?? value,
  }));
}

function optionFault(type: ValueType, option: ValidationOption): string | undefined {
  const { name, value } = option;
  if (!type.validations.includes(name))
    return `Validations value for option ${name} contains an invalid value: '${name}' isn't supported for ${type.name}.`;
  const kind = wantedKind(type, name);
  const isFitting =
    kind === 'measurement'
      ? normalizeMeasurement(type.element, value) !== undefined
      : kind === undefined || isOfKind(kind, value);
  if (isFitting) return undefined;
  return `Validations value for option ${name} must be ${kinds[kind ?? 'measurement']}.`;
}

const kinds = {
  integer: 'an integer',
  decimal: 'a decimal',
  date: 'a date',
  dateTime: 'a datetime',
  regex: 'a valid regular expression',
  list: 'an array',
  measurement: 'a measurement',
} as const;

type Kind = keyof typeof kinds;

function wantedKind(type: ValueType, option: string): Kind | undefined {
  if (option === 'regex') return 'regex';
  if (
    option === 'choices' ||
    option === 'allowed_domains' ||
    option.endsWith('_ids') ||
    option.endsWith('_options')
  )
    return 'list';
  if (option === 'max_precision' || option.startsWith('list.')) return 'integer';
  if (option.startsWith('scale_')) return 'decimal';
  if (option !== 'min' && option !== 'max') return undefined;
  if (type.element === 'date') return 'date';
  if (type.element === 'date_time') return 'dateTime';
  if (type.element === 'number_decimal') return 'decimal';
  return type.category === 'MEASUREMENT' ? 'measurement' : 'integer';
}

function isOfKind(kind: Exclude<Kind, 'measurement'>, value: string): boolean {
  switch (kind) {
    case 'integer':
      return /^[+-]?\d+$/.test(value);
    case 'decimal':
      return /^[+-]?\d+(\.\d+)?$/.test(value);
    case 'date':
      return isDate(value);
    case 'dateTime':
      return writeDateTime(value) !== undefined;
    case 'list':
      return Array.isArray(parseJson(value));
    case 'regex':
      return isRegex(value);
  }
}

function isRegex(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}

function missingOptions(
  type: ValueType,
  options: readonly ValidationOption[],
  resolveNode: ValueSurroundings['resolveNode'],
): readonly string[] {
  const isOfMetaobjects = type.element === 'metaobject_reference' || type.element === 'mixed_reference';
  if (isOfMetaobjects && !selectsMetaobjects(options, resolveNode))
    return ['Validations require that you select a metaobject.'];
  if (type.element === 'rating')
    return ['scale_max', 'scale_min']
      .filter((name) => optionValue(options, name) === undefined)
      .map((name) => `Validations requires '${name}' to be provided.`);
  return [];
}

/** Definitions are selected by id; by type only those in the namespace of an app. */
function selectsMetaobjects(
  options: readonly ValidationOption[],
  resolveNode: ValueSurroundings['resolveNode'],
): boolean {
  const ids = listed(options, 'metaobject_definition_id');
  const types = listed(options, 'metaobject_definition_type');
  return (
    ids.length + types.length > 0 &&
    ids.every((id) => /^gid:\/\/shopify\/MetaobjectDefinition\/\d+$/.test(id) && resolveNode(id) !== null) &&
    types.every((name) => /^(?:\$app|app--)/.test(name))
  );
}

function listed(options: readonly ValidationOption[], name: string): readonly string[] {
  const single = optionValue(options, name);
  return single === undefined ? (optionList(options, `${name}s`) ?? []) : [single];
}

function rangeFaults(type: ValueType, options: readonly ValidationOption[]): readonly string[] {
  const pairs = [
    ['min', 'max'],
    ['scale_min', 'scale_max'],
    ['list.min', 'list.max'],
  ] as const;
  return pairs
    .filter(([low, high]) => {
      const [min, max] = [optionValue(options, low), optionValue(options, high)];
      return min !== undefined && max !== undefined && isAbove(type, min, max);
    })
    .map(([low, high]) => `Validations contains an invalid value: '${low}' must be less than '${high}'.`);
}

function isAbove(type: ValueType, low: string, high: string): boolean {
  const asMeasured = compareMeasured(type.element, low, high);
  return asMeasured === undefined ? rank(low) > rank(high) : asMeasured > 0;
}

function rank(value: string): number {
  const number = Number(value);
  return Number.isNaN(number) ? momentOf(value) : number;
}
