import { createPostgresSource, parsePostgresOptions } from '@backstock/source-postgres';
import { makeOf, type SourceAdapter } from './adapters.ts';

export const adapter: SourceAdapter = {
  create: (connection) => makeOf(connection, parsePostgresOptions(connection.options), createPostgresSource),
};
