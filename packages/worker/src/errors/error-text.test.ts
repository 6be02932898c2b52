import { BackstockError } from '@backstock/core';
import { expect, test } from 'vitest';
import { errorText } from './error-text.ts';

const rejected = new BackstockError({
  code: 'SOURCE.QUERY_REJECTED',
  message: 'the database rejects the query',
  why: 'syntax error',
  fix: 'correct it.',
  where: { file: 'syncs/a.yaml', line: 3, column: 5 },
  cause: Object.assign(new Error('value "ada@example.com"'), { code: '42601' }),
});

test('what, where, why and the next step, with the code', () => {
  expect(errorText(rejected, { verbose: false })).toBe(
    [
      'error SOURCE.QUERY_REJECTED: The database rejects the query',
      '  in    syncs/a.yaml:3:5',
      '  why   syntax error',
      '  next  Correct it.',
      '',
    ].join('\n'),
  );
});

test('a path at the start of a message keeps its spelling, and is not told twice', () => {
  const where = { file: 'syncs/a.yaml', line: 3, column: 5 };
  const error = new BackstockError({
    code: 'SPEC.INVALID',
    message: 'syncs/a.yaml:3:5 there is no x',
    where,
  });
  expect(errorText(error, { verbose: false })).toBe('error SPEC.INVALID: syncs/a.yaml:3:5 there is no x\n');
});

test('verbose adds the frames of all causes, but no foreign message', () => {
  const text = errorText(rejected, { verbose: true });
  expect(text).toMatch(/\n {2}stack SOURCE\.QUERY_REJECTED: the database rejects the query\n +at /);
  expect(text).toMatch(/\n {2}cause Error 42601\n +at /);
  expect(text).not.toContain('ada@example.com');
});

test('a fault of our own is told without its message', () => {
  expect(errorText(new TypeError('row ada@example.com'), { verbose: false })).toBe(
    'error INTERNAL.FAULT: A fault in Backstock (TypeError)\n' +
      '  next  Run the command again with --verbose and report what it prints.\n',
  );
});
