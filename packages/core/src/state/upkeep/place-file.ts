import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { BackstockError } from '../../errors/backstock-error.ts';
import { toFileError } from '../sql/private-file.ts';

/**
 * Gives a finished file its name, durably: a crash at any moment leaves what was there, or the whole new file. Without
 * `replace` a file that is there is never touched.
 */
export function placeFile(draft: string, file: string, { replace }: { readonly replace: boolean }): void {
  try {
    syncPath(draft);
    if (replace) renameSync(draft, file);
    else {
      linkSync(draft, file);
      rmSync(draft);
    }
    syncPath(dirname(file));
  } catch (cause) {
    if (!replace && existsSync(file)) throw fileExists(file);
    throw toFileError(cause, file);
  }
}

/** Refuses a name that cannot be written to, before any work is done for it. */
export function assertPlaceable(file: string, { replace }: { readonly replace: boolean }): void {
  const folder = dirname(file);
  if (!(statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
    throw new BackstockError({
      code: 'STATE.NOT_FOUND',
      message: `There is no folder "${folder}"`,
      fix: 'Make it first, or mount the disk that it is on.',
    });
  }
  const present = statSync(file, { throwIfNoEntry: false });
  if (present?.isDirectory() ?? false) {
    throw new BackstockError({
      code: 'STATE.UNREACHABLE',
      message: `"${file}" is a folder, and not a file`,
      fix: 'Name a file in it.',
    });
  }
  if (present !== undefined && !replace) throw fileExists(file);
}

function fileExists(file: string): BackstockError {
  return new BackstockError({
    code: 'STATE.BACKUP_EXISTS',
    message: `There is a file "${file}" already`,
    why: 'It may be the only backup of an earlier day.',
    fix: 'Name another file, or replace this one with --force.',
  });
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
