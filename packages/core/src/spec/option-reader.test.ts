import { expect, test } from 'vitest';
import { Secret } from '../errors/secret.ts';
import { locateOptionProblem, invalidOptions } from './option-problem.ts';
import { OptionReader } from './option-reader.ts';

const names = ['path', 'port', 'timeout', 'strict', 'mode', 'tls'];
const modes = ['on', 'off'] as const;

function readAll(reader: OptionReader): unknown {
  return {
    path: reader.text('path'),
    port: reader.wholeNumber('port', 1, 9),
    timeout: reader.durationMs('timeout'),
    strict: reader.flag('strict'),
    mode: reader.oneOf('mode', modes),
  };
}

const nothing = { path: undefined, port: undefined, timeout: undefined, strict: undefined, mode: undefined };
const right = { path: '/p', port: 7, timeout: 500, strict: true, mode: 'on' };

test('options that are not written are undefined, and no problem', () => {
  const reader = new OptionReader({}, names);
  expect([readAll(reader), reader.problems]).toEqual([nothing, []]);
});

test('each option is read by its kind', () => {
  const reader = new OptionReader({ path: '/p', port: 7, timeout: '500ms', strict: true, mode: 'on' }, names);
  expect([readAll(reader), reader.problems]).toEqual([right, []]);
});

test('an option from the environment has the same meaning as a written one', () => {
  const texts = { path: '/p', port: '7', timeout: '500ms', strict: 'true', mode: 'on' };
  const written = Object.entries(texts).map(([name, text]) => [name, new Secret(text, `env.${name}`)]);
  const reader = new OptionReader(Object.fromEntries(written), names);
  expect([readAll(reader), reader.problems]).toEqual([right, []]);
});

test('every wrong value is a problem with its rule and the value', () => {
  const reader = new OptionReader({ path: '', port: 10, timeout: 60, strict: 'maybe', mode: {} }, names);
  expect(readAll(reader)).toEqual(nothing);
  expect(reader.problems.map(({ option, message }) => [option, message])).toEqual([
    ['path', '`path` must be a text, not ""'],
    ['port', '`port` must be a whole number from 1 to 9, not 10'],
    ['timeout', '`timeout` must be a time span such as 500ms, 30s or 15m, at most 24d, not 60'],
    ['strict', '`strict` must be true or false, not "maybe"'],
    ['mode', '`mode` must be one of on, off, not a mapping'],
  ]);
});

test('a wrong value from the environment is not quoted', () => {
  const reader = new OptionReader({ port: new Secret('shpat_1', 'env.PORT') }, names);
  reader.wholeNumber('port', 1, 9);
  expect(reader.problems).toEqual([
    { option: 'port', message: '`port` must be a whole number from 1 to 9, not what env.PORT holds' },
  ]);
});

test('what may be secret stays as it came, and is never quoted', () => {
  const secret = new Secret('x', 'env.X');
  const written = { path: secret, mode: 'y', port: new Secret('', 'env.PORT'), strict: 12_345 };
  const reader = new OptionReader(written, names);
  expect(['path', 'mode', 'port', 'strict', 'tls'].map((name) => reader.textOrSecret(name))).toEqual([
    secret,
    'y',
    undefined,
    undefined,
    undefined,
  ]);
  expect(reader.problems).toEqual([
    { option: 'port', message: '`port` is empty' },
    { option: 'strict', message: '`strict` must be a text' },
  ]);
});

test('a misspelt option is told once, with the name that was meant', () => {
  const reader = new OptionReader({ pth: '/p', colour: 'red' }, names);
  reader.tell(['path', 'port'].map((option) => ({ option, message: `${option} is missing` })));
  expect(['path', 'port', 'mode'].map((option) => reader.isWrong(option))).toEqual([true, true, false]);
  expect(reader.problems).toEqual([
    { option: 'pth', message: 'unknown option `pth`', fix: 'did you mean `path`?' },
    {
      option: 'colour',
      message: 'unknown option `colour`',
      fix: 'it takes path, port, timeout, strict, mode, tls',
    },
    { option: 'port', message: 'port is missing' },
  ]);
});

test('a nested mapping has dotted names; anything else is none', () => {
  const reader = new OptionReader({ tls: { ca: 7, cipher: 'x' }, mode: 'on' }, names);
  const inner = reader.nested('tls', ['ca']);
  inner?.text('ca');
  expect(inner?.problems).toEqual([
    { option: 'tls.cipher', message: 'unknown option `tls.cipher`', fix: 'it takes ca' },
    { option: 'tls.ca', message: '`tls.ca` must be a text, not 7' },
  ]);
  expect(reader.nested('mode', ['ca'])).toBeUndefined();
});

test('a problem stands at its option, or at the connection where the option is not written', () => {
  const where = { file: 'backstock.yaml', line: 2, column: 3 };
  const port = { file: 'backstock.yaml', line: 4, column: 5 };
  const connection = { name: 'w', type: 't', options: {}, where, places: new Map([['port', port]]) };
  const located = ['port', 'path'].map((option) =>
    locateOptionProblem({ option, message: 'm', fix: 'f' }, connection),
  );
  expect(located).toEqual([
    { where: port, message: 'm', fix: 'f' },
    { where, message: 'm', fix: 'f' },
  ]);
});

test('options written in code make one error of all problems', () => {
  const problems = [
    { option: 'a', message: '`a` is missing', fix: 'give it' },
    { option: 'b', message: '`b` must be a text' },
  ];
  expect(invalidOptions('the store', problems)).toMatchObject({
    code: 'SPEC.INVALID',
    message: 'The options of the store are wrong: `a` is missing; `b` must be a text',
    fix: 'give it',
  });
});
