import { expect, test } from 'vitest';
import { normalizeValidations, validationErrors } from './definition-validations.ts';
import { findValueType } from '../values/value-types.ts';

const surroundings = {
  resolveNode: (id: string) => (id === 'gid://shopify/MetaobjectDefinition/10001' ? { id } : null),
};

function messages(typeName: string, validations: Readonly<Record<string, string>>): readonly string[] {
  const type = findValueType(typeName);
  if (type === undefined) throw new Error(`no type ${typeName}`);
  const options = Object.entries(validations).map(([name, value]) => ({ name, value }));
  return validationErrors(type, options, surroundings).map((error) => error.message);
}

test.each([
  ['single_line_text_field', { min: '1', max: '9', regex: '^a' }],
  ['number_decimal', { min: '-1.5', max: '2' }],
  ['list.date', { min: '2025-01-01', 'list.max': '4' }],
  ['weight', { max: '{"value":10,"unit":"kg"}' }],
  ['rating', { scale_min: '1.0', scale_max: '5.0' }],
  ['metaobject_reference', { metaobject_definition_id: 'gid://shopify/MetaobjectDefinition/10001' }],
])('%s may have %j', (type, validations) => {
  expect(messages(type, validations)).toEqual([]);
});

test.each([
  [
    'boolean',
    { min: '1' },
    "Validations value for option min contains an invalid value: 'min' isn't supported for boolean.",
  ],
  ['number_integer', { max: '1.5' }, 'Validations value for option max must be an integer.'],
  ['number_decimal', { max: 'much' }, 'Validations value for option max must be a decimal.'],
  [
    'single_line_text_field',
    { regex: '(' },
    'Validations value for option regex must be a valid regular expression.',
  ],
  [
    'date',
    { min: '2025-02-01', max: '2025-01-01' },
    "Validations contains an invalid value: 'min' must be less than 'max'.",
  ],
  ['list.metaobject_reference', {}, 'Validations require that you select a metaobject.'],
  [
    'metaobject_reference',
    { metaobject_definition_id: 'gid://shopify/MetaobjectDefinition/10002' },
    'Validations require that you select a metaobject.',
  ],
  [
    'metaobject_reference',
    { metaobject_definition_type: 'author' },
    'Validations require that you select a metaobject.',
  ],
  ['mixed_reference', {}, 'Validations require that you select a metaobject.'],
  [
    'weight',
    { min: '{"value":1,"unit":"POUNDS"}', max: '{"value":15,"unit":"OUNCES"}' },
    "Validations contains an invalid value: 'min' must be less than 'max'.",
  ],
  ['rating', { scale_max: '5.0' }, "Validations requires 'scale_min' to be provided."],
])('%s may not have %j', (type, validations, message) => {
  expect(messages(type, validations)).toEqual([message]);
});

test('an option may be given once', () => {
  const type = findValueType('json');
  const twice = [
    { name: 'schema', value: '{}' },
    { name: 'schema', value: '{}' },
  ];
  expect(type && validationErrors(type, twice, surroundings)).toEqual([
    {
      field: ['definition', 'validations'],
      message: 'Validations cannot contain duplicate "name" options.',
      code: 'DUPLICATE_OPTION',
    },
  ]);
});

test('limits of measurements are kept with their units in capitals', () => {
  const type = findValueType('list.weight');
  const options = [
    { name: 'max', value: '{"unit":"kg","value":25}' },
    { name: 'list.max', value: '3' },
  ];
  expect(type && normalizeValidations(type, options)).toEqual([
    { name: 'max', value: '{"value":25.0,"unit":"KILOGRAMS"}' },
    { name: 'list.max', value: '3' },
  ]);
});
