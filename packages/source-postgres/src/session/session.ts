import type { Client, FieldDef, Submittable } from 'pg';
import { classifyError, type FaultContext } from '../errors/classify-error.ts';
import type { ConnectionOptions } from '../options/connection-options.ts';
import type { GeneratedSql } from '../sql/generated-sql.ts';
import { sendCancelRequest } from './cancel-request.ts';
import { connect, placeOf, stoppedError, type Connected } from './connect.ts';
import { DescribeStatement } from './describe-statement.ts';
import { beginSql } from './session-settings.ts';

/** Text as it came: values of pg_catalog are parsed by whoever asks. */
const asText = { getTypeParser: () => (value: string) => value };

/** How long the server may take to close a connection that has done its work. */
const farewellMs = 1000;

/** Opens a connection and begins its read-only transaction. */
export async function openSession(options: ConnectionOptions, signal?: AbortSignal): Promise<Session> {
  const session = new Session(await connect(options, signal), options, signal);
  try {
    await session.begin();
    return session;
  } catch (error) {
    await session.abort();
    throw session.classify(error, 'describing');
  }
}

/**
 * One connection inside of its read-only transaction, used for one piece of work.
 * States: open → over, by `end` (nothing is running), or by `abort` or the signal (whatever is running is cancelled).
 */
export class Session {
  readonly #client: Client;
  readonly #key: Connected['key'];
  readonly #options: ConnectionOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #onAbort = (): void => {
    void this.abort();
  };
  #over = false;

  constructor({ client, key }: Connected, options: ConnectionOptions, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#key = key;
    this.#options = options;
    this.#signal = signal;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    if (signal?.aborted === true) this.#onAbort();
  }

  async begin(): Promise<void> {
    await this.#client.query(beginSql(this.#options));
  }

  async describe(sql: GeneratedSql): Promise<readonly FieldDef[]> {
    const statement = new DescribeStatement(sql.text);
    this.#client.query(statement);
    return statement.fields();
  }

  /** The rows of a small query of ours, all values as text. */
  async rows(text: string, values: readonly string[]): Promise<readonly (readonly string[])[]> {
    const query = { text, values: [...values], rowMode: 'array', types: asText } as const;
    const result = await this.#client.query<string[]>(query);
    return result.rows;
  }

  submit(query: Submittable): void {
    this.#client.query(query);
  }

  /** What an error means that came out of this session. */
  classify(error: unknown, phase: FaultContext['phase'], sql?: GeneratedSql): Error {
    if (this.#signal?.aborted === true) return stoppedError(this.#options);
    const { statementTimeoutMs } = this.#options;
    const context = { place: placeOf(this.#options), phase, statementTimeoutMs };
    return classifyError(error, sql === undefined ? context : { ...context, sql });
  }

  async end(): Promise<void> {
    if (this.#over) return;
    this.#leave();
    const cut = setTimeout(() => this.#client.connection.stream.destroy(), farewellMs);
    await this.#client.end();
    clearTimeout(cut);
  }

  /** Cuts the connection and cancels what the server still does for it. */
  async abort(): Promise<void> {
    if (this.#over) return;
    this.#leave();
    this.#client.connection.stream.destroy();
    if (this.#key !== undefined) await sendCancelRequest(this.#options, this.#key);
  }

  #leave(): void {
    this.#over = true;
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}
