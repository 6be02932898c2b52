export { createPostgresSource } from './postgres-source.ts';
export { parsePostgresOptions } from './options/parse-options.ts';
export {
  tlsModes,
  type PostgresOptions,
  type TlsMode,
  type TlsOptions,
} from './options/connection-options.ts';
