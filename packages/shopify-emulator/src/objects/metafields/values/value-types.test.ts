import { expect, test } from 'vitest';
import {
  allowsMigration,
  definitionTypes,
  findValueType,
  optionTypeOf,
  type ValueType,
} from './value-types.ts';

function typeNamed(name: string): ValueType {
  const type = findValueType(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

test.each([
  ['date_time', 'min', 'date_time'],
  ['single_line_text_field', 'max', 'number_integer'],
  ['single_line_text_field', 'choices', 'list.single_line_text_field'],
  ['list.weight', 'max', 'weight'],
  ['list.weight', 'list.max', 'number_integer'],
  ['number_decimal', 'min', 'number_decimal'],
  ['number_decimal', 'max_precision', 'number_integer'],
  ['rating', 'scale_min', 'number_decimal'],
  ['json', 'schema', 'json'],
  ['metaobject_reference', 'metaobject_definition_id', 'single_line_text_field'],
])('the option of %s named %s is written as %s', (type, option, written) => {
  expect(optionTypeOf(typeNamed(type), option)).toBe(written);
});

test.each([
  ['boolean', true],
  ['weight', true],
  ['link', true],
  ['list.url', false],
  ['product_reference', false],
  ['id', false],
  ['rich_text_field', false],
])('metafields without a definition can become %s: %s', (type, allowed) => {
  expect(allowsMigration(typeNamed(type))).toBe(allowed);
});

test('old types are none that a definition can have', () => {
  const names = new Set<string>(definitionTypes().map(({ name }) => name));
  expect(['float', 'integer', 'json_string', 'string'].filter((name) => names.has(name))).toEqual([]);
});
