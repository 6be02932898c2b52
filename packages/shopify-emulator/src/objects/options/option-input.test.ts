import { expect, test } from 'vitest';
import { openContext } from '../../../test/request-context.ts';
import { draftOptions, type OptionInput } from './option-input.ts';

const context = openContext();

const draft = (...inputs: readonly OptionInput[]) => draftOptions(context, inputs, ['options']);
const values = (...names: readonly string[]) => names.map((name) => ({ name }));

test('options come in the order of their positions, each value with an id of its own', () => {
  const { options, userErrors } = draft(
    { name: 'Height', position: 2, values: values('Low', 'High') },
    { name: ' Wood ', position: 1, values: values('Oak') },
  );
  expect(userErrors).toEqual([]);
  expect(options.map(({ name, values: given }) => [name, given.map((value) => value.name)])).toEqual([
    ['Wood', ['Oak']],
    ['Height', ['Low', 'High']],
  ]);
  const ids = options.flatMap((option) => [option.id, ...option.values.map(({ id }) => id)]);
  expect(new Set(ids).size).toBe(5);
});

const wood = { name: 'Wood', values: values('Oak') };

test.each<[string, readonly OptionInput[], object]>([
  [
    'a name twice in any case',
    [wood, { ...wood, name: 'wood' }],
    { field: ['options', '1'], message: 'Duplicated option name.', code: 'DUPLICATED_OPTION_NAME' },
  ],
  [
    'four options',
    ['A', 'B', 'C', 'D'].map((name) => ({ ...wood, name })),
    { field: ['options'], message: 'Can only specify a maximum of 3 options', code: 'OPTIONS_OVER_LIMIT' },
  ],
  [
    'positions for some only',
    [
      { ...wood, position: 1 },
      { ...wood, name: 'Height' },
    ],
    {
      field: ['options'],
      message: 'If specified, position field must be present in all option inputs.',
      code: 'OPTION_POSITION_MISSING',
    },
  ],
  [
    'a position beyond the third',
    [{ ...wood, position: 4 }],
    {
      field: ['options', '0', 'position'],
      message: 'Position must be between 1 and the maximum number of options per product.',
      code: 'POSITION_OUT_OF_BOUNDS',
    },
  ],
  [
    'no name',
    [{ values: values('Oak') }],
    {
      field: ['options', '0'],
      message: 'Each option must have a name specified.',
      code: 'OPTION_NAME_MISSING',
    },
  ],
  [
    'a long name',
    [{ ...wood, name: 'w'.repeat(256) }],
    { field: ['options', '0'], message: 'Option name is too long.', code: 'OPTION_NAME_TOO_LONG' },
  ],
  [
    'the separator of titles in a name',
    [{ ...wood, name: 'Wood / Stone' }],
    {
      field: ['options', '0', 'name'],
      message: "The name contains unsupported sequence ' / '",
      code: 'INVALID_NAME',
    },
  ],
  [
    'no values',
    [{ name: 'Wood', values: [] }],
    {
      field: ['options', '0'],
      message: "Option 'Wood' must specify at least one option value.",
      code: 'OPTION_VALUES_MISSING',
    },
  ],
  [
    'a value twice',
    [{ name: 'Wood', values: values('Oak', 'oak ') }],
    {
      field: ['options', '0', 'values', '1'],
      message: 'Duplicated option value.',
      code: 'DUPLICATED_OPTION_VALUE',
    },
  ],
  [
    'a long value',
    [{ name: 'Wood', values: values('o'.repeat(256)) }],
    {
      field: ['options', '0', 'values', '0'],
      message: 'Option value name is too long.',
      code: 'OPTION_VALUE_NAME_TOO_LONG',
    },
  ],
  [
    'more than a hundred values',
    [{ name: 'Wood', values: values(...Array.from({ length: 101 }, (_, index) => `Wood ${index}`)) }],
    {
      field: ['options', '0', 'values'],
      message: 'Option values count is over the allowed limit.',
      code: 'OPTION_VALUES_OVER_LIMIT',
    },
  ],
])('refuses %s', (_name, inputs, error) => {
  expect(draft(...inputs).userErrors).toEqual([error]);
});
