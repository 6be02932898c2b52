import { describe, expect, test } from 'vitest';
import { problemText } from './spec-problem.ts';
import { readYaml, type YamlDocument } from './read-yaml.ts';

function read(text: string): YamlDocument {
  const { documents, problems } = readYaml('x.yaml', text);
  expect(problems).toEqual([]);
  const [document] = documents;
  if (document === undefined) throw new Error('no document');
  return document;
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const problemsOf = (text: string): string[] => readYaml('x.yaml', text).problems.map(problemText);

test('words that YAML 1.1 would turn into something else stay texts', () => {
  const { value } = read('a: yes\nb: 2026-10\nc: 2026-11-22\nd: on\ne: NO\nf: 12:30\n');
  expect(plain(value)).toEqual({ a: 'yes', b: '2026-10', c: '2026-11-22', d: 'on', e: 'NO', f: '12:30' });
});

test('numbers that a double cannot hold keep their digits as text', () => {
  const { value } = read(
    'a: 12345678901234567890\nb: 0.1\nc: 0.12345678901234567890123\nd: 9007199254740991\ne: 1.50\n',
  );
  expect(plain(value)).toEqual({
    a: '12345678901234567890',
    b: 0.1,
    c: '0.12345678901234567890123',
    d: 9007199254740991,
    e: 1.5,
  });
});

test('keys are texts', () => {
  expect(plain(read('true: a\n1: b\n"x": c\n').value)).toEqual({ true: 'a', 1: 'b', x: 'c' });
});

describe('places', () => {
  const document = read('a:\n  - b: "text"\n    c: |\n      one\n      two\nd: x\n');

  test('of keys, values and the beginnings of texts', () => {
    expect([
      document.keyPlace(['a', 0, 'b']),
      document.place(['a', 0, 'b']),
      document.textPlace(['a', 0, 'b']),
      document.textPlace(['a', 0, 'c']),
      document.textPlace(['d']),
    ]).toEqual([
      { file: 'x.yaml', line: 2, column: 5 },
      { file: 'x.yaml', line: 2, column: 8 },
      { file: 'x.yaml', line: 2, column: 9 },
      { file: 'x.yaml', line: 4, column: 7 },
      { file: 'x.yaml', line: 6, column: 4 },
    ]);
  });

  test('of what is not there are those around it', () => {
    expect(document.place(['a', 0, 'z', 'y'])).toEqual({ file: 'x.yaml', line: 2, column: 5 });
    expect([document.has(['a', 0, 'b']), document.has(['a', 1])]).toEqual([true, false]);
  });

  test('by dotted path', () => {
    expect([...document.places().keys()]).toEqual(['', 'a', 'a.0', 'a.0.b', 'a.0.c', 'd']);
  });
});

test('several documents stand in one file, empty ones do not count', () => {
  const { documents } = readYaml('x.yaml', 'a: 1\n---\n# nothing\n---\na: 2\n');
  expect(documents.map((document) => plain(document.value))).toEqual([{ a: 1 }, { a: 2 }]);
  expect(documents[1]?.keyPlace(['a'])).toEqual({ file: 'x.yaml', line: 5, column: 1 });
});

test('anchors and merge keys give what they stand for', () => {
  const { value } = read(
    'base: &b { x: 1, y: 2 }\nother: { <<: *b, y: 3 }\nboth: { <<: [*b, { x: 9, z: 4 }] }\ncopy: *b\n',
  );
  expect(plain(value)).toEqual({
    base: { x: 1, y: 2 },
    other: { x: 1, y: 3 },
    both: { x: 1, y: 2, z: 4 },
    copy: { x: 1, y: 2 },
  });
});

describe('refuses', () => {
  test.each([
    [
      'a key that is there twice',
      'a: 1\nb: 2\na: 3\n',
      ['x.yaml:3:1 this is not valid YAML: Map keys must be unique'],
    ],
    ['a key that is no text', '? [a]\n: 1\n', ['x.yaml:1:3 a key must be a plain text']],
    ['the key of the prototype', '__proto__: 1\n', ['x.yaml:1:1 a key must be a plain text']],
    [
      'an alias of nothing',
      'a: 1\nb: *nobody\n',
      ['x.yaml:2:4 no anchor `&nobody` stands before this alias'],
    ],
    ['a merge of a text', 'a: { <<: b }\n', ['x.yaml:1:10 `<<` takes a mapping or an alias of one']],
  ])('%s', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test('broken YAML without quoting it', () => {
    expect(problemsOf('token: "shpat_1" "shpat_2"\n')).toEqual([
      'x.yaml:1:18 this is not valid YAML: Unexpected double-quoted-scalar at node end',
    ]);
    expect(problemsOf('a: [1] shpat_2]\n').join('\n')).not.toContain('shpat');
  });

  test('older YAML, in which `yes` is a boolean', () => {
    expect(problemsOf('%YAML 1.1\n---\na: yes\n')).toEqual(['x.yaml:1:1 this must be YAML 1.2']);
  });

  test.each([
    ['bad indentation', 'a:\n  b: 1\n c: 2\n', 3],
    ['an unclosed brace', 'a: { b: 1\n', 2],
    ['an unknown tag', 'a: !secret x\n', 1],
  ])('%s, at its line', (_, text, line) => {
    const { problems, documents } = readYaml('x.yaml', text);
    expect([problems.length > 0, problems[0]?.where.line, documents]).toEqual([true, line, []]);
  });

  test.each([
    [
      'aliases that unfold to millions',
      `a: &a [1,1,1,1,1,1,1,1,1]\n${'bcdefgh'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(',')}]`,
        )
        .join('\n')}\n`,
    ],
    ['an alias of itself', 'a: &a [*a]\n'],
    ['a merge of itself', 'a: &a { <<: *a }\n'],
    ['a well without ground', `${'['.repeat(200)}${']'.repeat(200)}\n`],
  ])('%s', (_, text) => {
    const [problem] = problemsOf(text);
    expect(problem).toBe('x.yaml:1:1 this document is nested too deep, or its aliases unfold to too much');
  });
});
