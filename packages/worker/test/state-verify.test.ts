import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliProject } from './cli-project.ts';

test('state verify tells each part of a state, and what to do where one is damaged', async () => {
  await using project = await CliProject.start();
  const file = (name: string): string => join(project.folder.path, '.backstock', name);
  expect(await project.command(['state', 'verify'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('error STATE.NOT_FOUND: There is no file'),
  });

  expect(await project.command(['run'])).toMatchObject({ code: 0 });
  const sound = await project.command(['state', 'verify']);
  expect(sound).toMatchObject({ code: 0, stderr: '' });
  expect(sound.stdout.split('\n').slice(1)).toEqual([
    '  format          ok       format 1, the newest',
    '  file            ok       every page and index is whole',
    '  ledgers         ok       sequence numbers and counts of owned things fit their',
    '                           entries',
    '  runs            ok       spool, intents, outcomes and calls belong to runs',
    '  shared texts    ok       all that rows refer to are there',
    '  entries         ok       3 entries can be read',
    '  attempts        ok       0 attempts can be read',
    '  outcomes        ok       0 outcomes can be read',
    '  spool           ok       0 changes can be read',
    '  open intents    ok       none',
    '  key             ok       fingerprint.key is there, fits, and is closed to',
    '                           others',
    '  gate customers  ok       fits the state',
    'sound',
    '',
  ]);

  await chmod(file('fingerprint.key'), 0o644);
  await writeFile(file('gates/customers.gate'), 'not an image');
  const noted = await project.command(['state', 'verify', '--json']);
  expect(noted).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(noted.stdout)).toMatchObject({
    sound: true,
    format: 1,
    findings: expect.arrayContaining([
      {
        part: 'key',
        verdict: 'note',
        found: 'fingerprint.key fits, but others can read it (mode 644)',
        next: `chmod 600 ${file('fingerprint.key')}`,
      },
      { part: 'gate customers', verdict: 'note', found: 'damaged; the next run makes it anew' },
    ]),
    syncs: [{ sync: 'customers', owned: 3, sequence: 3, lastRun: { id: 1, status: 'ok' } }],
  });

  await rm(file('fingerprint.key'));
  await writeFile(file('state.db'), 'This is a letter, and not a state. '.repeat(100));
  const damaged = await project.command(['state', 'verify']);
  expect(damaged).toMatchObject({ code: 1, stderr: '' });
  expect(damaged.stdout).toContain('  next  Put fingerprint.key back from your backup.\n');
  expect(damaged.stdout).toContain('file is not a database');
});
