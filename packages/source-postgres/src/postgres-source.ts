import type { Column, ReadReceipt, ReadRequest, Relation, RowBatch, Source } from '@backstock/core';
import type { ConnectionOptions, PostgresOptions } from './options/connection-options.ts';
import { connectionOptions } from './options/resolve-options.ts';
import { describeRelation, readRows } from './read-rows.ts';
import { stampEpoch } from './session/session-settings.ts';
import { openSession, type Session } from './session/session.ts';

/** A Postgres database as a source. Connects when it is used, with a connection for each piece of work. */
export function createPostgresSource(options: PostgresOptions): Source {
  return new PostgresSource(connectionOptions(options));
}

class PostgresSource implements Source {
  readonly type = 'postgres';
  readonly capabilities = { stamps: 'bytes', stampEpoch } as const;
  readonly #options: ConnectionOptions;
  readonly #sessions = new Set<Session>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  async check(signal?: AbortSignal): Promise<void> {
    await this.describe({ kind: 'sql', sql: 'select 1' }, signal);
  }

  async describe(relation: Relation, signal?: AbortSignal): Promise<readonly Column[]> {
    const session = await this.#open(signal);
    try {
      const columns = await describeRelation(session, relation);
      await session.end();
      return columns.map(({ name, kind, databaseType }) => ({ name, kind, databaseType }));
    } finally {
      await this.#leave(session);
    }
  }

  async *read(request: ReadRequest): AsyncGenerator<RowBatch | ReadReceipt, void, void> {
    const session = await this.#open(request.signal);
    try {
      for await (const item of readRows(session, request)) {
        if (item.kind === 'receipt') await session.end();
        yield item;
      }
    } finally {
      await this.#leave(session);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions].map(async (session) => this.#leave(session)));
  }

  async #open(signal: AbortSignal | undefined): Promise<Session> {
    const session = await openSession(this.#options, signal);
    this.#sessions.add(session);
    return session;
  }

  /** After a session that has ended this does nothing; else its query is cancelled. */
  async #leave(session: Session): Promise<void> {
    this.#sessions.delete(session);
    await session.abort();
  }
}
