import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const main = resolve(import.meta.dirname, '../src/main.ts');

test('the example runs: all go out, then only what the diff names', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@backstock/source', main]);
  expect(stdout.match(/things .*/g)).toEqual([
    'things  3 added + 0 changed + 0 removed = 3 delivered',
    'things  1 added + 1 changed + 0 removed = 2 delivered',
  ]);
  expect(stdout).toContain('\nchanged: 2\nadded: 4\nremoved: 3\n');
});
