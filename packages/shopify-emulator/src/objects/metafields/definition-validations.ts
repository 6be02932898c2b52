import { userError, type UserError } from '../user-error.ts';
import { readObject } from './structured-values.ts';
import { isDate, writeDateTime } from './time-values.ts';
import { parseJson } from '../../schema/json.ts';
import { optionValue, type ValidationOption } from './validation-options.ts';
import type { ValueType } from './value-types.ts';

const validationsPath = ['definition', 'validations'];

/** What is wrong with the validations that a definition of this type is to have. */
export function validationErrors(
  type: ValueType,
  options: readonly ValidationOption[],
): readonly UserError[] {
  const names = options.map((option) => option.name);
  if (new Set(names).size < names.length)
    return [
      userError(validationsPath, 'Validations cannot contain duplicate "name" options.', 'DUPLICATE_OPTION'),
    ];
  const faults = options.flatMap((option) => optionFault(type, option) ?? []);
  if (faults.length > 0) return faults.map(invalidOption);
  return [...missingOptions(type, options), ...rangeFaults(options)].map(invalidOption);
}

function invalidOption(message: string): UserError {
  return userError(validationsPath, message, 'INVALID_OPTION');
}

function optionFault(type: ValueType, option: ValidationOption): string | undefined {
  const { name, value } = option;
  if (!type.validations.includes(name))
    return `Validations value for option ${name} contains an invalid value: '${name}' isn't supported for ${type.name}.`;
  const kind = wantedKind(type, name);
  return kind === undefined || isOfKind(kind, value)
    ? undefined
    : `Validations value for option ${name} must be ${kinds[kind]}.`;
}

const kinds = {
  integer: 'an integer',
  decimal: 'a decimal',
  date: 'a date',
  dateTime: 'a datetime',
  regex: 'a valid regular expression',
  list: 'an array',
} as const;

type Kind = keyof typeof kinds;

function wantedKind(type: ValueType, option: string): Kind | undefined {
  if (option === 'regex') return 'regex';
  if (option === 'choices' || option === 'allowed_domains' || option.endsWith('_ids')) return 'list';
  if (option === 'max_precision' || option.startsWith('list.')) return 'integer';
  if (option.startsWith('scale_')) return 'decimal';
  if (option !== 'min' && option !== 'max') return undefined;
  if (type.element === 'date') return 'date';
  if (type.element === 'date_time') return 'dateTime';
  if (type.element === 'number_decimal') return 'decimal';
  return type.category === 'MEASUREMENT' ? undefined : 'integer';
}

function isOfKind(kind: Kind, value: string): boolean {
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

function missingOptions(type: ValueType, options: readonly ValidationOption[]): readonly string[] {
  const names = new Set(options.map((option) => option.name));
  const has = (prefix: string): boolean => [...names].some((name) => name.startsWith(prefix));
  if (type.element === 'metaobject_reference' && !has('metaobject_definition_'))
    return ['Validations require that you select a metaobject.'];
  if (type.element === 'rating')
    return ['scale_max', 'scale_min']
      .filter((name) => !names.has(name))
      .map((name) => `Validations requires '${name}' to be provided.`);
  return [];
}

function rangeFaults(options: readonly ValidationOption[]): readonly string[] {
  const pairs = [
    ['min', 'max'],
    ['scale_min', 'scale_max'],
    ['list.min', 'list.max'],
  ] as const;
  return pairs
    .filter(([low, high]) => {
      const [min, max] = [optionValue(options, low), optionValue(options, high)];
      return min !== undefined && max !== undefined && rank(min) > rank(max);
    })
    .map(([low, high]) => `Validations contains an invalid value: '${low}' must be less than '${high}'.`);
}

function rank(value: string): number {
  const number = Number(readObject(value)?.['value'] ?? value);
  return Number.isNaN(number) ? Date.parse(value) : number;
}
