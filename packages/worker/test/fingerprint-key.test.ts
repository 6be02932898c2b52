import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@backstock/testkit';
import { expect, test } from 'vitest';
import { openFingerprinter } from '../src/wiring/fingerprint-key.ts';

test('the key is made on first use, readable by its owner only, and the same ever after', async () => {
  await using folder = await temporaryFolder();
  const state = join(folder.path, 'state', 'state.db');
  const first = await openFingerprinter(state);
  const key = join(folder.path, 'state', 'fingerprint.key');
  expect([(await stat(key)).mode & 0o777, (await readFile(key)).length]).toEqual([0o600, 32]);
  await writeFile(state, '');
  expect((await openFingerprinter(state)).keyCheck).toBe(first.keyCheck);
});

test('processes that start together agree on one key', async () => {
  await using folder = await temporaryFolder();
  const state = join(folder.path, 'state.db');
  const opened = await Promise.all(Array.from({ length: 8 }, () => openFingerprinter(state)));
  expect(new Set(opened.map(({ keyCheck }) => keyCheck)).size).toBe(1);
});

test('a state whose key is missing, cut or another one is refused', async () => {
  await using folder = await temporaryFolder();
  const state = join(folder.path, 'state.db');
  const key = join(folder.path, 'fingerprint.key');
  await openFingerprinter(state);
  await writeFile(state, '');
  const refusals: string[] = [];
  for (const content of [undefined, 'short', 'x'.repeat(32)]) {
    await rm(key, { force: true });
    if (content !== undefined) await writeFile(key, content);
    refusals.push(
      await openFingerprinter(state).then(
        () => 'opened',
        (error: Error & { code?: string }) => `${error.code}`,
      ),
    );
  }
  expect(refusals).toEqual(['STATE.KEY_MISMATCH', 'STATE.KEY_MISMATCH', 'STATE.KEY_MISMATCH']);
});

test('without a state any key will do: a new beginning', async () => {
  await using folder = await temporaryFolder();
  const state = join(folder.path, 'new', 'state.db');
  const first = await openFingerprinter(state);
  await rm(join(folder.path, 'new'), { recursive: true });
  await mkdir(join(folder.path, 'new'));
  expect((await openFingerprinter(state)).keyCheck).not.toBe(first.keyCheck);
});
