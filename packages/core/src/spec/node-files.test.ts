import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeEnvironment } from './node-files.ts';

const file = import.meta.filename;
const folder = dirname(file);
const environment = nodeEnvironment({ NAME: 'value' });

test('reads files, and finds none where there is none', async () => {
  expect(await environment.readText(file)).toContain('finds none where there is none');
  expect(await environment.readText(join(folder, 'no', 'such.yaml'))).toBeUndefined();
});

test('lists files by paths relative to the folder', async () => {
  const files = await environment.listFiles(dirname(folder));
  expect(files.filter((path) => path.endsWith(basename(file)))).toEqual([`spec/${basename(file)}`]);
  expect(await environment.listFiles(join(folder, 'no-such-folder'))).toEqual([]);
});

test('knows only the variables that it was given', () => {
  expect([environment.variable('NAME'), environment.variable('PATH')]).toEqual(['value', undefined]);
});
