import { describe, expect, test } from 'vitest';
import { checkValue, readJsonValue } from './check-value.ts';
import type { ValidationOption } from './validation-options.ts';
import type { CheckedValue } from './value-problem.ts';
import { definitionTypes, findValueType, type ValueType } from './value-types.ts';

const present = new Set([
  'gid://shopify/Customer/10001',
  'gid://shopify/MediaImage/10002',
  'gid://shopify/Metaobject/10003',
]);
const surroundings = {
  shopCurrency: 'CAD',
  resolveNode: (id: string) => (present.has(id) ? { id } : null),
  metaobjectDefinitionOf: () => ({ id: 'gid://shopify/MetaobjectDefinition/10004', type: 'author' }),
};

function typeNamed(name: string): ValueType {
  const type = findValueType(name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

const check = (name: string, value: string, options: readonly ValidationOption[] = []): CheckedValue =>
  checkValue(typeNamed(name), value, options, surroundings);

const options = (values: Readonly<Record<string, string>>): readonly ValidationOption[] =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

describe('values are stored', () => {
  test.each([
    ['single_line_text_field', ' as is ', ' as is '],
    ['multi_line_text_field', 'two\nlines', 'two\nlines'],
    ['number_integer', '+0042', '42'],
    ['number_integer', '-7', '-7'],
    ['number_decimal', '3.1400', '3.14'],
    ['number_decimal', '12', '12.0'],
    ['boolean', 'false', 'false'],
    ['date', '2025-02-28', '2025-02-28'],
    ['date_time', '2025-03-01T08:09:10', '2025-03-01T08:09:10+00:00'],
    ['date_time', '2025-03-01T08:09:10.987Z', '2025-03-01T08:09:10+00:00'],
    ['date_time', '2025-03-01T08:09:10+0200', '2025-03-01T08:09:10+02:00'],
    ['json', '{ "a": [1, 2] }', '{"a":[1,2]}'],
    ['url', 'mailto:desk@shop.example', 'mailto:desk@shop.example'],
    ['color', '#00ffAA', '#00ffAA'],
    ['weight', '{"value": 2, "unit": "kg"}', '{"value":2.0,"unit":"KILOGRAMS"}'],
    ['volume', '{"unit":"MILLILITERS","value":1.5}', '{"value":1.5,"unit":"MILLILITERS"}'],
    ['dimension', '{"value": 0, "unit": "in"}', '{"value":0.0,"unit":"INCHES"}'],
    ['volume', '{"value":3,"unit":"us_fl_oz"}', '{"value":3.0,"unit":"US_FLUID_OUNCES"}'],
    ['temperature', '{"value":-4.5,"unit":"celsius"}', '{"value":-4.5,"unit":"CELSIUS"}'],
    ['mass_flow_rate', '{"value":7,"unit":"tonnes_per_day"}', '{"value":7.0,"unit":"TONNES_PER_DAY"}'],
    ['mixed_reference', 'gid://shopify/Metaobject/10003', 'gid://shopify/Metaobject/10003'],
    ['file_reference', 'gid://shopify/MediaImage/10002', 'gid://shopify/MediaImage/10002'],
    [
      'rating',
      '{"value":"4","scale_min":"1","scale_max":"5.0"}',
      '{"scale_min":"1.0","scale_max":"5.0","value":"4.0"}',
    ],
    ['money', '{"currency_code":"CAD","amount":"9.90"}', '{"amount":"9.90","currency_code":"CAD"}'],
    ['link', '{"text":"Site","url":"https://shop.example"}', '{"text":"Site","url":"https://shop.example"}'],
    ['id', 'ERP-17', 'ERP-17'],
    ['customer_reference', 'gid://shopify/Customer/10001', 'gid://shopify/Customer/10001'],
    ['list.single_line_text_field', '["b", "a"]', '["b","a"]'],
    ['list.number_integer', '[1, "02"]', '[1,2]'],
    ['list.number_decimal', '[1.50]', '["1.5"]'],
    ['list.weight', '[{"value":1,"unit":"g"}]', '[{"value":1.0,"unit":"GRAMS"}]'],
  ])('%s %j as %j', (type, given, stored) => {
    expect(check(type, given)).toEqual({ value: stored });
  });
});

describe('values are refused', () => {
  test.each([
    ['single_line_text_field', '', "Value can't be blank."],
    ['json', '  ', "Value can't be blank."],
    ['single_line_text_field', 'a\nb', 'Value must be a single line text string.'],
    ['number_integer', '1.0', 'Value must be an integer.'],
    ['number_integer', '9007199254740992', "Value can't exceed 9007199254740991."],
    ['number_decimal', '1,5', 'Value must be a decimal.'],
    ['number_decimal', '-10000000000000', "Value can't be less than -9999999999999."],
    ['boolean', 'TRUE', 'Value must be true or false.'],
    ['date', '2025-02-29', 'Value must be in YYYY-MM-DD format.'],
    [
      'date_time',
      '2025-01-01',
      'Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00',
    ],
    ['json', '[1, oops]', "Value is invalid JSON: unexpected token 'oops' at line 1 column 5."],
    [
      'url',
      'ftp://files.example',
      'Value must be one of the following URL schemes: http, https, mailto, sms, tel.',
    ],
    [
      'url',
      'shop.example',
      `Value cannot have an empty scheme (protocol), must include one of the following URL schemes: ["http", "https", "mailto", "sms", "tel"].'`,
    ],
    ['color', '#fff', 'Value must be a hex color code.'],
    ['weight', '{"value":1}', 'Value must contain unit and value.'],
    ['weight', '{"value":"1","unit":"kg"}', 'Value must be a non-negative number.'],
    ['dimension', '{"value":1,"unit":"constructor"}', 'Value must be a supported unit.'],
    ['rating', '{"value":"9","scale_min":"1.0","scale_max":"5.0"}', 'Value has a maximum of 5.0.'],
    ['money', '{"amount":"1","currency_code":"XYZ"}', 'Value contains an invalid currency, XYZ.'],
    ['link', '{"url":"https://shop.example"}', 'Value must be a valid link.'],
    ['customer_reference', 'gid://shopify/Product/10001', 'Value must be a valid customer reference.'],
    [
      'customer_reference',
      'gid://shopify/Customer/10002',
      'Value references non-existent resource gid://shopify/Customer/10002.',
    ],
    ['file_reference', 'gid://shopify/Customer/10001', 'Value must be a file reference string.'],
    ['list.url', 'https://shop.example', 'Value must be an array.'],
  ])('%s %j: %s', (type, given, message) => {
    expect(check(type, given)).toEqual({ problems: [{ message, elementIndex: null }] });
  });

  test('with the place of each bad element of a list', () => {
    expect(check('list.number_integer', '["x",1,"y"]')).toEqual({
      problems: [
        { message: 'Value must be an integer.', elementIndex: 0 },
        { message: 'Value must be an integer.', elementIndex: 2 },
      ],
    });
  });

  test('without a place where an element of a list names nothing', () => {
    expect(check('list.customer_reference', '["gid://shopify/Customer/10002"]')).toEqual({
      problems: [
        {
          message: 'Value references non-existent resource gid://shopify/Customer/10002.',
          elementIndex: null,
        },
      ],
    });
  });

  test.each([
    ['list.single_line_text_field', 128, 'x'],
    ['list.metaobject_reference', 256, 'gid://shopify/Metaobject/10003'],
  ])('when a %s has more than %i elements', (type, limit, element) => {
    const list = (length: number): string => JSON.stringify(Array.from({ length }, () => element));
    expect(check(type, list(limit)).problems).toBeUndefined();
    expect(check(type, list(limit + 1))).toEqual({
      problems: [{ message: `Value has more than ${limit} elements.`, elementIndex: null }],
    });
  });

  test.each([
    ['single_line_text_field', 64],
    ['id', 2],
    ['url', 2],
    ['json', 128],
  ])('of type %s beyond %i KB', (type, kilobytes) => {
    const filler = 'a'.repeat(kilobytes * 1024);
    const value = { url: `https://a.example/${filler}`, json: `"${filler}"` }[type] ?? `${filler}a`;
    expect(check(type, value)).toEqual({
      problems: [{ message: `Value can't exceed ${kilobytes}KB.`, elementIndex: null }],
    });
  });
});

describe('validations of a definition', () => {
  test.each([
    ['single_line_text_field', { min: '3' }, 'ab', 'Value has a minimum length of 3.'],
    ['single_line_text_field', { max: '1' }, 'ab', 'Value has a maximum length of 1.'],
    ['single_line_text_field', { regex: '^\\d+$' }, 'ab', 'Value is not the correct format.'],
    [
      'single_line_text_field',
      { choices: '["S","M"]' },
      'L',
      'Value does not exist in provided choices: ["S", "M"].',
    ],
    ['number_integer', { min: '10' }, '9', 'Value has a minimum of 10.'],
    ['number_decimal', { max_precision: '1' }, '1.25', "Value can't exceed 1 decimal places."],
    ['date', { max: '2024-12-31' }, '2025-01-01', 'Value has a maximum of 2024-12-31.'],
    [
      'date_time',
      { min: '2025-01-01T00:00:00+00:00' },
      '2024-01-01T00:00:00',
      'Value has a minimum of 2025-01-01 00:00:00 +0000.',
    ],
    [
      'date_time',
      { max: '2025-01-01T00:00:00' },
      '2025-01-01T00:00:01Z',
      'Value has a maximum of 2025-01-01 00:00:00 +0000.',
    ],
    [
      'rating',
      { scale_min: '1.0', scale_max: '5.0' },
      '{"value":"3","scale_min":"1.0","scale_max":"10.0"}',
      'Value min and max on the rating value must be the same as the min and max on the definition.',
    ],
    ['list.single_line_text_field', { 'list.max': '1' }, '["a","b"]', 'Value has more than 1 elements.'],
    [
      'weight',
      { max: '{"value":1.0,"unit":"KILOGRAMS"}' },
      '{"value":1001,"unit":"g"}',
      'Value has a maximum of 1 kilograms.',
    ],
    [
      'temperature',
      { min: '{"value":32.0,"unit":"FAHRENHEIT"}' },
      '{"value":-0.5,"unit":"celsius"}',
      'Value has a minimum of 32 fahrenheit.',
    ],
    [
      'metaobject_reference',
      { metaobject_definition_id: 'gid://shopify/MetaobjectDefinition/10005' },
      'gid://shopify/Metaobject/10003',
      'Value must belong to the specified metaobject definition gid://shopify/MetaobjectDefinition/10005.',
    ],
    [
      'metaobject_reference',
      {},
      'gid://shopify/Customer/10001',
      'Value require that you select a metaobject.',
    ],
    [
      'mixed_reference',
      { metaobject_definition_ids: '["gid://shopify/MetaobjectDefinition/10005"]' },
      'gid://shopify/Metaobject/10003',
      'Value must belong to one of the specified metaobject definitions.',
    ],
    [
      'file_reference',
      { file_type_options: '["Video"]' },
      'gid://shopify/MediaImage/10002',
      'Value must be one of the following file types: Video.',
    ],
  ])('%s %j refuse %j', (type, validations, given, message) => {
    expect(check(type, given, options(validations))).toEqual({ problems: [{ message, elementIndex: null }] });
  });
});

test('every type of a definition refuses a blank value', () => {
  for (const type of definitionTypes())
    expect(checkValue(type, '', [], surroundings)).toEqual({
      problems: [{ message: "Value can't be blank.", elementIndex: null }],
    });
});

test('limits of measurements hold in any unit, and include the limit', () => {
  const limit = options({ min: '{"value":16,"unit":"OUNCES"}', max: '{"value":1,"unit":"POUNDS"}' });
  expect(check('weight', '{"value":453.59237,"unit":"GRAMS"}', limit).problems).toBeUndefined();
});

test.each([
  ['number_integer', '42', 42],
  ['number_decimal', '1.5', '1.5'],
  ['boolean', 'true', true],
  ['json', '{"a":1}', { a: 1 }],
  ['list.url', '["https://a.example"]', ['https://a.example']],
  ['date', '2025-01-01', '2025-01-01'],
])('the JSON of %s %s', (type, value, json) => {
  expect(readJsonValue(typeNamed(type), value)).toEqual(json);
});
