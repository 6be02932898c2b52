import { copyFile, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { CliProject, type CommandResult } from './cli-project.ts';

/** The exit code, the code of the error, and whether a next step is told. */
function told({ code, stdout, stderr }: CommandResult): readonly unknown[] {
  return [code, /^error ([A-Z_.]+):/m.exec(stderr)?.[1], `${stdout}${stderr}`.includes('  next  ')];
}

function makeNewer(file: string): void {
  const connection = new DatabaseSync(file);
  connection.exec('insert into state_formats (format, since_ms) values (99, 0)');
  connection.close();
}

test('a state that cannot be used stops each command with a reason and a next step', async () => {
  await using project = await CliProject.start();
  const file = join(project.folder.path, '.backstock', 'state.db');
  expect(await project.command(['run'])).toMatchObject({ code: 0 });
  await copyFile(file, `${file}.whole`);
  const cases: readonly (readonly [name: string, harm: () => unknown])[] = [
    ['something else', () => writeFile(file, 'This is a letter, and not a state. '.repeat(500))],
    ['cut short', () => truncate(file, 8192)],
    ['emptied', () => truncate(file, 0)],
    ['newer', () => makeNewer(file)],
    ['a folder', async () => rm(file).then(() => mkdir(file))],
  ];
  const found: Record<string, unknown> = {};
  for (const [name, harm] of cases) {
    await writeFile(file, await readFile(`${file}.whole`));
    await harm();
    found[name] = {
      run: told(await project.command(['run'])),
      verify: told(await project.command(['state', 'verify'])),
      backup: told(await project.command(['state', 'backup', 'backup.db'])),
    };
  }
  const damaged = { run: [2, 'STATE.DAMAGED', true], verify: [1, undefined, true] };
  expect(found).toEqual({
    'something else': { ...damaged, backup: [2, 'STATE.DAMAGED', true] },
    'cut short': { ...damaged, backup: [2, 'STATE.DAMAGED', true] },
    emptied: { ...damaged, backup: [2, 'STATE.NOT_FOUND', true] },
    newer: {
      run: [2, 'STATE.NEWER', true],
      verify: [2, 'STATE.NEWER', true],
      backup: [2, 'STATE.NEWER', true],
    },
    'a folder': {
      run: [4, 'STATE.UNREACHABLE', true],
      verify: [4, 'STATE.UNREACHABLE', true],
      backup: [4, 'STATE.UNREACHABLE', true],
    },
  });
});
