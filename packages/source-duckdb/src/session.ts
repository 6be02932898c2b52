import { BackstockError, Secret } from '@backstock/core';
import { classifyQueryError, stoppedError } from './classify-error.ts';
import { checkDatabaseFile } from './database-file.ts';
import { DuckDBInstance, type DuckDBConnection } from './driver.ts';
import { revealPath, type DuckdbSourceOptions } from './options.ts';

/** Settings that could change the text or the order of a row. They are locked, so that no query can change them. */
const pinned = [
  `set TimeZone = 'UTC'`,
  `set Calendar = 'gregorian'`,
  'set preserve_insertion_order = true',
  'set lock_configuration = true',
];

/** What gives the cells of a row their text: part of the stamps' meaning. */
export const pinnedSettings: string = pinned.join('; ');

/**
 * One opened file with one connection. It lives as long as one call of the source, because DuckDB locks a file that is open,
 * also when it is only read: between runs the file is free for whoever writes it.
 */
export class Session implements AsyncDisposable {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #signal: AbortSignal | undefined;
  readonly #interrupt = (): void => this.#connection.interrupt();
  #underway: Promise<unknown> = Promise.resolve();
  #ended = false;

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    signal: AbortSignal | undefined,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#interrupt, { once: true });
  }

  static async open(options: DuckdbSourceOptions, signal?: AbortSignal): Promise<Session> {
    if (signal?.aborted) throw stoppedError(signal);
    await checkDatabaseFile(options.path);
    const instance = await openInstance(options);
    const connection = await instance.connect();
    const session = new Session(instance, connection, signal);
    try {
      for (const statement of pinned) await session.run(async () => connection.run(statement));
    } catch (error) {
      await session[Symbol.asyncDispose]();
      throw error;
    }
    return session;
  }

  /** Runs one call of the driver. Throws only `BackstockError`; an ended session or an aborted signal ends the call. */
  async run<Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> {
    this.#throwIfStopped();
    const call = work(this.#connection);
    this.#underway = call;
    let result: Result;
    try {
      result = await call;
    } catch (error) {
      this.#throwIfStopped();
      throw error instanceof BackstockError ? error : classifyQueryError(error);
    }
    this.#throwIfStopped();
    return result;
  }

  /** Ends the query that runs, waits until the driver has left it, and closes the file. Safe to call twice. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#signal?.removeEventListener('abort', this.#interrupt);
    this.#connection.interrupt();
    await Promise.allSettled([this.#underway]);
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  #throwIfStopped(): void {
    if (this.#ended || this.#signal?.aborted) throw stoppedError(this.#signal);
  }
}

async function openInstance(options: DuckdbSourceOptions): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(revealPath(options.path), {
      access_mode: 'READ_ONLY',
      memory_limit: options.memoryLimit ?? '512MB',
      threads: String(options.threads ?? 2),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      enable_external_access: 'false',
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'DuckDB gives no reason.';
    throw new BackstockError({
      code: 'SOURCE.UNREACHABLE',
      message: `Cannot open the database file "${String(options.path)}"`,
      ...(options.path instanceof Secret ? {} : { why: reason, cause: error }),
      fix: 'If another process has it open for writing, wait until it has closed it.',
      retryable: true,
    });
  }
}
