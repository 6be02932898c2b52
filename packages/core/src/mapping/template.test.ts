import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from './convert-value.ts';
import { exactFilters, textFilters } from './template-filters.ts';
import { compileTemplate, type Template } from './template.ts';

function templateOf(text: string): Template {
  const compiled = compileTemplate(text);
  if ('faults' in compiled) throw new Error(JSON.stringify(compiled.faults));
  return compiled;
}

const cells: Readonly<Record<string, Cell>> = {
  tier: { kind: 'text', value: 'GOLD' },
  blank: { kind: 'text', value: '' },
  spent: { kind: 'decimal', value: '1234567890123456789.50' },
  points: { kind: 'integer', value: 9_007_199_254_740_993n },
  few: { kind: 'integer', value: 1n },
  rate: { kind: 'float', value: 0.1 },
  vip: { kind: 'boolean', value: false },
  at: { kind: 'timestamptz', value: '2026-11-22T10:00:00Z' },
};

describe('renders', () => {
  test.each([
    ['plain', 'plain'],
    ['tier:{{ tier | downcase }}', 'tier:gold'],
    [
      '{{ points }} {{ spent }} {{ rate }} {{ at }}',
      '9007199254740993 1234567890123456789.50 0.1 2026-11-22T10:00:00Z',
    ],
    ['{{ points | plus: 1 }}', '9007199254740994'],
    ['{{ spent | times: 0.01 | round: 2 }}', '12345678901234567.9'],
    ['{{ spent | minus: points }}', '1225560690868715796.5'],
    [
      '{{ spent | floor }} {{ spent | ceil }} {{ "-1.5" | floor }} {{ "-1.5" | ceil }}',
      '1234567890123456789 1234567890123456790 -2 -1',
    ],
    ['{{ "-1.5" | abs }} {{ 2.5 | round }}', '1.5 3'],
    ['{% if vip %}yes{% else %}no{% endif %}', 'no'],
    ['{% if few == 1 and few < 1.5 and 0 < few %}one{% endif %}', 'one'],
    ['{% if points > 9007199254740992 %}more{% endif %}', 'more'],
    ['{% if tier == few %}same{% else %}other{% endif %}', 'other'],
    ['{{ blank | default: "none" }}', 'none'],
    ['{% assign parts = "a,b" | split: "," %}{% for part in parts %}{{ part | upcase }}{% endfor %}', 'AB'],
    ['{{ tier | size }}{{ points | size }}{{ "a,b,c" | split: "," | size }}', '4163'],
  ])('%s', (text, rendered) => {
    expect(templateOf(text).render(cells)).toEqual({ text: rendered });
  });
});

test('names its columns, each where it stands first', () => {
  expect(
    templateOf('{{ a }}\n {{ b | append: c }}{% if a %}{{ ["odd name"] }}{% endif %}').variables,
  ).toEqual([
    { name: 'a', line: 1, column: 4 },
    { name: 'b', line: 2, column: 5 },
    { name: 'c', line: 2, column: 17 },
    { name: 'odd name', line: 2, column: 34 },
  ]);
});

test('a name that the template itself gives is no column', () => {
  expect(
    templateOf('{% assign x = a %}{{ x }}{% capture y %}{{ a }}{% endcapture %}{{ y }}').variables,
  ).toEqual([{ name: 'a', line: 1, column: 15 }]);
});

describe('refuses at its place', () => {
  test.each([
    [
      '{{ a | downcas }}',
      { line: 1, column: 1, message: 'templates have no filter `downcas`', fix: 'did you mean `downcase`?' },
    ],
    ['x\n{{ a | date: "%Y" }}', { line: 2, column: 1, message: 'templates have no filter `date`' }],
    ['{{ a | sample }}', { line: 1, column: 1, message: 'templates have no filter `sample`' }],
    ['{{ a | divided_by: 2 }}', { line: 1, column: 1, message: 'templates have no filter `divided_by`' }],
    ['{% include "x" %}', { line: 1, column: 1, message: 'templates have no tag `include`' }],
    ['{% increment x %}', { line: 1, column: 1, message: 'templates have no tag `increment`' }],
    ['{% case a %}{% endcase %}', { line: 1, column: 1, message: 'templates have no tag `case`' }],
    [
      '{% iff a %}',
      { line: 1, column: 1, message: 'templates have no tag `iff`', fix: 'did you mean `if`?' },
    ],
    ['{{ a', { line: 1, column: 1, message: 'output "{{ a" not closed' }],
    ['{% if a %}', { line: 1, column: 1, message: 'tag {% if a %} not closed' }],
    ['{{ a.b }}', { line: 1, column: 4, message: '`a.b` is no column: a column has no members' }],
  ])('%s', (text, fault) => {
    expect(compileTemplate(text)).toEqual({ faults: [fault] });
  });
});

describe('holds the row without quoting it', () => {
  test.each([
    ['{{ tier | plus: 1 }}', 'the filter plus needs a number'],
    ['{{ few | round: tier }}', 'the filter round needs a number'],
    ['{% for i in (1..100000000) %}{{ tier }}{% endfor %}', 'it fails on the values of this row'],
  ])('%s', (text, fault) => {
    expect(templateOf(text).render(cells)).toEqual({ fault });
  });
});

test('every filter that is promised exists', () => {
  const filters = [...textFilters, ...Object.keys(exactFilters)];
  expect(filters.filter((filter) => 'faults' in compileTemplate(`{{ a | ${filter} }}`))).toEqual([]);
});

test('is pure: the same cells, the same text, whatever was rendered between', () => {
  const template = templateOf(
    '{% assign n = a | size %}{{ a | upcase | truncate: 5 }}{{ n }}{{ b | times: 3 }}',
  );
  fc.assert(
    fc.property(fc.string(), fc.bigInt(), fc.string(), (a, b, other) => {
      const first = template.render({ a: { kind: 'text', value: a }, b: { kind: 'integer', value: b } });
      template.render({ a: { kind: 'text', value: other }, b: { kind: 'integer', value: 1n } });
      expect(template.render({ a: { kind: 'text', value: a }, b: { kind: 'integer', value: b } })).toEqual(
        first,
      );
    }),
  );
});
