import { createPostgresSource, parsePostgresOptions } from '@backstock/source-postgres';
import { makeOf, type SourceAdapter } from './adapters.ts';

export const adapter: SourceAdapter = {
  create: (connection, folder) =>
    makeOf(connection, parsePostgresOptions(connection.options, folder), createPostgresSource),
};
