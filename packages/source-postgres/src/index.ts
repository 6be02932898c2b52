export { createPostgresSource } from './postgres-source.ts';
export { parsePostgresOptions, type ParsedOptions } from './options/parse-options.ts';
export {
  tlsModes,
  type OptionProblem,
  type PostgresOptions,
  type TlsMode,
  type TlsOptions,
} from './options/connection-options.ts';
