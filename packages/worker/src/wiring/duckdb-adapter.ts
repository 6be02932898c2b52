import { createDuckdbSource, parseDuckdbOptions } from '@backstock/source-duckdb';
import { makeOf, type SourceAdapter } from './adapters.ts';

export const adapter: SourceAdapter = {
  create: (connection, folder) =>
    makeOf(connection, parseDuckdbOptions(connection.options, folder), createDuckdbSource),
};
