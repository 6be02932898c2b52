import { DatabaseSync } from 'node:sqlite';
import { BackstockError } from '../../errors/backstock-error.ts';
import { keepLock } from './lock-connection.ts';
import { createPrivateFile } from './private-file.ts';
import { isBusy, toStateError } from './sqlite-errors.ts';
import { busyTimeoutMs } from './sqlite-pragmas.ts';

/*
 * Who has a state open: the operating system's lock on an empty SQLite file beside it, which dies with its process. All
 * that open the state share it; only a restore takes it alone. It is a file of its own because the state's is replaced:
 * whoever waited for a lock on that would go on with a file that has no name any more.
 */

/** Says that the state is open, until what is given back is called. Waits a while for a restore that goes on. */
export function holdOpen(stateFile: string): () => void {
  return hold(stateFile, {
    timeoutMs: busyTimeoutMs,
    take(connection) {
      connection.exec('begin');
      // The lock is taken by the first look into the file.
      connection.prepare('select count(*) from sqlite_master').get();
    },
    taken: {
      message: `The state "${stateFile}" is being restored from a backup`,
      fix: 'Wait until `backstock state restore` has ended.',
    },
  });
}

/** Keeps everybody from opening the state, until what is given back is called; refuses where somebody has it open. */
export function holdAlone(stateFile: string): () => void {
  return hold(stateFile, {
    timeoutMs: 0,
    take: (connection) => connection.exec('begin exclusive'),
    taken: openElsewhere(stateFile),
  });
}

/** What is said where a state that has to be let go of is in use. */
export function openElsewhere(stateFile: string): { readonly message: string; readonly fix: string } {
  return {
    message: `The state "${stateFile}" is open in another process`,
    fix: 'Stop `backstock start` and every other command of this project, then try again.',
  };
}

interface Hold {
  readonly timeoutMs: number;
  readonly take: (connection: DatabaseSync) => void;
  readonly taken: { readonly message: string; readonly fix: string };
}

function hold(stateFile: string, { timeoutMs, take, taken }: Hold): () => void {
  const file = `${stateFile}-open`;
  createPrivateFile(file);
  const connection = new DatabaseSync(file, { timeout: timeoutMs });
  try {
    // Nothing is ever written: without this, a journal would lie beside the file.
    connection.exec('pragma journal_mode = memory');
    take(connection);
  } catch (cause) {
    connection.close();
    if (!isBusy(cause)) throw toStateError(cause, file);
    throw new BackstockError({ code: 'STATE.LOCKED', ...taken, retryable: true, cause });
  }
  return keepLock(connection);
}
