import type { Connection, FieldDef, Submittable } from 'pg';

/**
 * Describes the columns of a statement that gives no rows (`… limit 0`), as a query of node-postgres. It is also run:
 * only then does the server check permissions.
 */
export class DescribeStatement implements Submittable {
  readonly #sql: string;
  readonly #result = Promise.withResolvers<readonly FieldDef[]>();
  #fields: readonly FieldDef[] = [];

  constructor(sql: string) {
    this.#sql = sql;
  }

  async fields(): Promise<readonly FieldDef[]> {
    return this.#result.promise;
  }

  submit(connection: Connection): void {
    connection.parse({ name: '', text: this.#sql, types: [] }, true);
    connection.bind({ values: [] }, true);
    connection.describe({ type: 'P', name: '' }, true);
    connection.execute({}, true);
    connection.sync();
  }

  handleRowDescription(message: { readonly fields: readonly FieldDef[] }): void {
    this.#fields = message.fields;
  }

  handleDataRow(): void {
    // `limit 0`: none comes.
  }

  handleCommandComplete(): void {
    // What follows, ReadyForQuery, is the end.
  }

  handleReadyForQuery(): void {
    this.#result.resolve(this.#fields);
  }

  handleError(error: unknown): void {
    this.#result.reject(error);
  }
}
