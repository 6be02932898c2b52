import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CliProject } from './cli-project.ts';

test('a state goes back to its backup, and what came after is delivered anew without a second customer', async () => {
  await using project = await CliProject.start();
  const at = (name: string): string => join(project.folder.path, name);
  expect(await project.command(['run'])).toMatchObject({ code: 0 });
  const backup = await project.command(['state', 'backup', 'monday.db']);
  expect(backup).toMatchObject({ code: 0, stderr: '' });
  expect(backup.stdout).toMatch(
    /^backup \S+\/monday\.db · [\d.]+ KB in [\d.]+ s · verified\n  customers  3 things in step/,
  );
  expect(backup.stdout).toContain('fingerprint.key is not in it');
  expect((await stat(at('monday.db'))).mode & 0o777).toBe(0o600);

  await project.sql("insert into customers values (4, 'customer4@example.com', 'Given4', null)");
  expect(await project.command(['run'])).toMatchObject({ code: 0 });
  const unasked = await project.command(['state', 'restore', 'monday.db']);
  expect(unasked).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--yes') });

  const restored = await project.command(['state', 'restore', 'monday.db', '--yes']);
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(restored.stdout).toContain('  customers  3 things in step; run 1 of ');
  const files = await readdir(at('.backstock'));
  expect(files.filter((name) => name.includes('before-restore'))).toHaveLength(1);
  expect(files).not.toContain('gates');

  const again = await project.command(['run', '--json']);
  expect(again.code).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ things: { added: 1, changed: 0, removed: 0 } });
  expect(project.stored().size).toBe(4);
  expect(await project.command(['state', 'verify'])).toMatchObject({ code: 0 });
});

test('a backup with its key makes a lost state anew; without the right key it is refused', async () => {
  await using project = await CliProject.start();
  const at = (name: string): string => join(project.folder.path, name);
  const run = await project.command(['run']);
  expect(run.code).toBe(0);
  await mkdir(at('kept'));
  expect(await project.command(['state', 'backup', 'kept/b.db', '--with-key'])).toMatchObject({ code: 0 });
  expect((await readdir(at('kept'))).sort()).toEqual(['b.db', 'b.db.fingerprint.key']);
  expect((await stat(at('kept/b.db.fingerprint.key'))).mode & 0o777).toBe(0o600);
  expect(await project.command(['state', 'backup', 'kept/b.db'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('STATE.BACKUP_EXISTS'),
  });
  expect(await project.command(['state', 'backup', 'kept/b.db', '--with-key', '--force'])).toMatchObject({
    code: 0,
  });

  await rm(at('.backstock'), { recursive: true });
  expect(await project.command(['state', 'restore', 'kept/b.db', '--yes'])).toMatchObject({ code: 0 });
  const again = await project.command(['run', '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({
    rows: { unchanged: 3 },
    things: { added: 0, changed: 0 },
  });

  await rm(at('.backstock/fingerprint.key'));
  await rm(at('kept/b.db.fingerprint.key'));
  expect(await project.command(['state', 'restore', 'kept/b.db', '--yes'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('STATE.KEY_MISMATCH'),
  });
});
