import { randomUUID } from 'node:crypto';
import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { BackstockError } from '../../errors/backstock-error.ts';
import { migrations, readFormats } from '../sql/migrations.ts';
import { createPrivateFile } from '../sql/private-file.ts';
import { toStateError } from '../sql/sqlite-errors.ts';
import { writeLabel, type BackupLabel } from './backup-label.ts';
import { connectToRead, openToRead } from './open-to-read.ts';
import { assertPlaceable, placeFile } from './place-file.ts';
import type { BackupOptions, WrittenBackup } from './sqlite-upkeep.ts';
import { isSound, type StateVerdict } from './state-verdict.ts';
import { verifySqliteFile } from './verify-sqlite-state.ts';

/** All pages in one step: a copy in several ones begins anew whenever another process commits between them. */
const allPages = 2 ** 31 - 1;

/** What `backupSqliteState` promises, with everything that it needs loaded. */
export async function backupSqliteFile(
  file: string,
  target: string,
  options: BackupOptions,
): Promise<WrittenBackup> {
  assertPlaceable(target, { replace: options.replace });
  if (existsSync(target) && realpathSync(target) === realpathSync(file)) throw ontoItself(file);
  await assertBackable(file);
  const draft = `${target}.${randomUUID()}.new`;
  try {
    await copyState(file, draft, target);
    makeBackup(draft, target, options.label);
    const verdict = await verifySqliteFile(draft);
    if (!isSound(verdict)) throw damagedSource(file, verdict);
    placeFile(draft, target, { replace: options.replace });
    return { bytes: statSync(target).size, verdict };
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
  }
}

/** Refuses what is newer than this version, what belongs to another program, and what holds nothing yet. */
async function assertBackable(file: string): Promise<void> {
  const database = openToRead(file);
  try {
    const { present } = await database.read((session) => readFormats(session, migrations, { name: file }));
    if (present === 0) throw nothingYet(file);
  } finally {
    await database.close();
  }
}

async function copyState(file: string, draft: string, target: string): Promise<void> {
  const source = connectToRead(file);
  try {
    createPrivateFile(draft);
    await backup(source, draft, { rate: allPages });
  } catch (error) {
    throw toStateError(error, target);
  } finally {
    source.close();
  }
}

/** One file, without a log beside it, that says what it is. */
function makeBackup(draft: string, target: string, label: BackupLabel): void {
  try {
    const connection = new DatabaseSync(draft);
    try {
      connection.exec('pragma journal_mode = delete');
      writeLabel(connection, label);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw toStateError(error, target);
  }
}

function nothingYet(file: string): BackstockError {
  return new BackstockError({
    code: 'STATE.NOT_FOUND',
    message: `The state "${file}" is empty`,
    fix: 'Keep the earlier backups, and look at it with `backstock state verify`.',
  });
}

function ontoItself(file: string): BackstockError {
  return new BackstockError({
    code: 'STATE.BACKUP_EXISTS',
    message: `"${file}" is the state itself`,
    fix: 'Name another file, best on another disk.',
  });
}

function damagedSource(file: string, { findings }: StateVerdict): BackstockError {
  const found = findings.filter(({ verdict }) => verdict === 'damaged').map((finding) => finding.found);
  return new BackstockError({
    code: 'STATE.DAMAGED',
    message: `The state "${file}" is damaged, and no backup of it was written`,
    why: found.join('\n'),
    fix: 'Keep the earlier backups, and look at all of it with `backstock state verify`.',
  });
}
