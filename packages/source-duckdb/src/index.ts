export { createDuckdbSource } from './duckdb-source.ts';
export { parseDuckdbOptions, type DuckdbSourceOptions, type OptionsOrigin } from './options.ts';
