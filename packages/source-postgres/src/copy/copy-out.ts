import type { Connection, Submittable } from 'pg';
import { addRow, clearArena, createArena, hasRoom, type Arena } from './arena.ts';

/** Full arenas that may wait for the consumer before the socket is paused. */
const maxWaiting = 2;

const newline = 10;

/**
 * A `COPY … TO STDOUT`, as a query of node-postgres. Rows are copied out of the driver's buffer into arenas; the socket
 * is paused while enough of them wait. The server sends each row as one CopyData message
 * (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY), so no line has to be searched for.
 *
 * States: receiving → ended (ReadyForQuery), or failed (an error of the server or of the connection).
 * The extended protocol is used because it refuses a text of several statements.
 */
export class CopyOut implements Submittable {
  readonly #sql: string;
  readonly #waiting: Arena[] = [];
  readonly #free: Arena[] = [];
  #filling: Arena = createArena();
  #connection: Connection | undefined;
  #paused = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;
  /** Rows that the server says it sent; undefined until its CommandComplete. */
  rowsSent: number | undefined;

  constructor(sql: string) {
    this.#sql = sql;
  }

  /** The next rows, valid until they are released; undefined at the end. Throws what ended the query. */
  async next(): Promise<Arena | undefined> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure.error;
      const arena = this.#waiting.shift() ?? (this.#ended ? this.#takeLast() : undefined);
      if (arena !== undefined) return arena;
      if (this.#ended) return undefined;
      this.#resume();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  release(arena: Arena): void {
    clearArena(arena);
    this.#free.push(arena);
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.parse({ name: '', text: this.#sql, types: [] }, true);
    connection.bind({ values: [] }, true);
    connection.execute({}, true);
    connection.sync();
  }

  handleCopyData(message: { readonly chunk: Buffer }): void {
    const { chunk } = message;
    const size = chunk.length - (chunk[chunk.length - 1] === newline ? 1 : 0);
    if (!hasRoom(this.#filling, size)) this.#nextArena();
    addRow(this.#filling, size === chunk.length ? chunk : chunk.subarray(0, size));
  }

  handleCommandComplete(message: { readonly text: string }): void {
    const match = /^COPY (\d+)$/.exec(message.text);
    if (match !== null) this.rowsSent = Number(match[1]);
  }

  handleReadyForQuery(): void {
    this.#ended = true;
    this.#wake?.();
  }

  handleError(error: unknown): void {
    this.#failure ??= { error };
    this.#wake?.();
  }

  #nextArena(): void {
    this.#waiting.push(this.#filling);
    this.#filling = this.#free.pop() ?? createArena();
    if (this.#waiting.length >= maxWaiting) {
      this.#paused = true;
      this.#connection?.stream.pause();
    }
    this.#wake?.();
  }

  #takeLast(): Arena | undefined {
    const last = this.#filling;
    if (last.rows === 0) return undefined;
    this.#filling = createArena();
    return last;
  }

  #resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.#connection?.stream.resume();
  }
}
