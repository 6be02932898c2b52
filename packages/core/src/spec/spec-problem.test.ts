import { expect, test } from 'vitest';
import { placeText, problemText, sortProblems, specError } from './spec-problem.ts';

const first = {
  where: { file: 'a.yaml', line: 2, column: 7 },
  message: 'first',
  why: 'because',
  fix: 'do this',
};
const second = { where: { file: 'a.yaml', line: 10, column: 1 }, message: 'second' };
const other = { where: { file: 'b.yaml' }, message: 'third' };

test('problems stand by file, line and column', () => {
  expect(sortProblems([other, second, first])).toEqual([first, second, other]);
});

test('a problem is one line', () => {
  expect([first, second, other].map(problemText)).toEqual([
    'a.yaml:2:7 first (because); do this',
    'a.yaml:10:1 second',
    'b.yaml third',
  ]);
  expect(placeText({ file: 'a.yaml', line: 3 })).toBe('a.yaml:3');
});

test('the error of one problem says it all', () => {
  const { code, message, why, fix, where, exitCode, retryable } = specError([first]);
  expect({ code, message, why, fix, where, exitCode, retryable }).toEqual({
    code: 'SPEC.INVALID',
    message: 'a.yaml:2:7 first',
    why: 'because',
    fix: 'do this',
    where: first.where,
    exitCode: 2,
    retryable: false,
  });
});

test('the error of several problems has a line for each', () => {
  const { code, message, why, where } = specError([other, first]);
  expect({ code, message, why, where }).toEqual({
    code: 'SPEC.INVALID',
    message: "2 problems in the project's files",
    why: 'a.yaml:2:7 first (because); do this\nb.yaml third',
    where: first.where,
  });
});

test('the code is the more precise one where all problems share it', () => {
  const missing = { ...other, code: 'SPEC.NOT_FOUND' } as const;
  expect([specError([missing]).code, specError([missing, first]).code]).toEqual([
    'SPEC.NOT_FOUND',
    'SPEC.INVALID',
  ]);
});
