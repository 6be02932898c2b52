import { createDuckdbSource, parseDuckdbOptions } from '@backstock/source-duckdb';
import type { SourceAdapter } from './adapters.ts';

export const adapter: SourceAdapter = {
  create: ({ options, where }, folder) => createDuckdbSource(parseDuckdbOptions(options, { folder, where })),
};
