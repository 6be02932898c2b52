export { createDuckdbSource } from './duckdb-source.ts';
export { parseDuckdbOptions, type DuckdbSourceOptions } from './options.ts';
