import { BackstockError } from '@backstock/core';
import { expect, test } from 'vitest';
import { createLog } from './create-log.ts';

function logged(error: unknown): Readonly<Record<string, unknown>> {
  const lines: string[] = [];
  createLog((line) => lines.push(line)).error({ error }, 'run not begun');
  const { time, ...rest }: Readonly<Record<string, unknown>> = JSON.parse(lines.join(''));
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  return rest;
}

test('an error of ours is logged with code, reason and next step', () => {
  const error = new BackstockError({
    code: 'STORE.UNREACHABLE',
    message: 'm',
    why: 'w',
    fix: 'f',
    cause: new Error('c'),
  });
  expect(logged(error)).toEqual({
    level: 'error',
    msg: 'run not begun',
    error: { code: 'STORE.UNREACHABLE', message: 'm', why: 'w', fix: 'f' },
  });
});

test('of a foreign error only its name and its place are logged', () => {
  const line = logged(new TypeError('row ada@example.com'));
  expect(line).toMatchObject({
    error: {
      code: 'INTERNAL.FAULT',
      name: 'TypeError',
      frames: expect.arrayContaining([expect.stringContaining('create-log.test')]),
    },
  });
  expect(JSON.stringify(line)).not.toContain('ada@example.com');
});
