import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, realpathSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { BackstockError } from '../../errors/backstock-error.ts';
import { holdAlone, openElsewhere } from '../sql/open-lock.ts';
import { createPrivateFile, toFileError } from '../sql/private-file.ts';
import { isBusy, isDamaged, toStateError } from '../sql/sqlite-errors.ts';
import { dropLabel, readLabel } from './backup-label.ts';
import { connectToRead } from './open-to-read.ts';
import { placeFile } from './place-file.ts';
import type { FoundBackup, RestoredState, RestoreOptions } from './sqlite-upkeep.ts';
import { isSound } from './state-verdict.ts';
import { verifySqliteFile } from './verify-sqlite-state.ts';

/** What `restoreSqliteState` promises, with everything that it needs loaded. */
export async function restoreSqliteFile(
  file: string,
  backupFile: string,
  options: RestoreOptions,
): Promise<RestoredState> {
  const found = await inspectBackup(backupFile);
  // Where the state's name is a link, the file that it leads to is replaced, and its log has that name.
  const target = existsSync(file) ? realpathSync(file) : file;
  if (target === realpathSync(backupFile)) throw ontoItself(file);
  await options.beforePlacing?.(found);
  const release = holdAlone(file);
  const draft = `${target}.${randomUUID()}.new`;
  try {
    closeLog(target);
    await copyBackup(backupFile, draft, target);
    const aside = keepAside(target, options.nowMs);
    placeFile(draft, target, { replace: true });
    return { ...found, ...(aside === undefined ? {} : { aside }) };
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${draft}${end}`, { force: true });
    release();
  }
}

async function inspectBackup(file: string): Promise<FoundBackup> {
  const verdict = await verifySqliteFile(file);
  if (!isSound(verdict) || verdict.format === 0) {
    const found = verdict.findings.filter((finding) => finding.verdict === 'damaged');
    throw new BackstockError({
      code: 'STATE.DAMAGED',
      message: `"${file}" is not a sound backup, and nothing was changed`,
      why: found.map((finding) => finding.found).join('\n') || 'it is an empty state',
      fix: 'Take an earlier backup.',
    });
  }
  const connection = connectToRead(file);
  try {
    const label = readLabel(connection);
    return label === undefined ? { verdict } : { verdict, label };
  } finally {
    connection.close();
  }
}

/** Makes one file of the present state and its log. It may be damaged: then both stay as they are. */
function closeLog(file: string): void {
  if (!existsSync(file)) return;
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file, { timeout: 0 });
    // Programs other than ours know nothing of our lock: this finds those that have the file open.
    connection.exec('pragma locking_mode = exclusive');
    connection.exec('begin exclusive');
    connection.exec('rollback');
    connection.exec('pragma wal_checkpoint(truncate)');
  } catch (cause) {
    if (isBusy(cause)) throw new BackstockError({ code: 'STATE.LOCKED', ...openElsewhere(file), cause });
    if (!isDamaged(cause)) throw toStateError(cause, file);
  } finally {
    connection?.close();
  }
}

async function copyBackup(backupFile: string, draft: string, file: string): Promise<void> {
  const source = connectToRead(backupFile);
  try {
    createPrivateFile(draft);
    await backup(source, draft, { rate: 2 ** 31 - 1 });
    const connection = new DatabaseSync(draft);
    try {
      connection.exec('pragma journal_mode = delete');
      dropLabel(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw toStateError(error, file);
  } finally {
    source.close();
  }
}

/**
 * Gives the present state a second name, under which it stays. A log that could not be closed goes along with it: beside
 * another state it would be taken for that one's.
 */
function keepAside(file: string, nowMs: number): string | undefined {
  if (!existsSync(file)) return undefined;
  const aside = `${file}.before-restore-${new Date(nowMs).toISOString().replaceAll(':', '-')}`;
  try {
    linkSync(file, aside);
    if (existsSync(`${file}-wal`)) linkSync(`${file}-wal`, `${aside}-wal`);
    for (const end of ['-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
  } catch (cause) {
    throw toFileError(cause, aside);
  }
  return aside;
}

function ontoItself(file: string): BackstockError {
  return new BackstockError({
    code: 'STATE.NOT_FOUND',
    message: `"${file}" is the state itself, and no backup of it`,
    fix: 'Name the backup.',
  });
}
