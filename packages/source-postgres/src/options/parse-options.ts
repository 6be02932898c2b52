import { OptionReader, type ParsedOptions } from '@backstock/core';
import { tlsModes, type PostgresOptions, type TlsMode, type TlsOptions } from './connection-options.ts';
import { pemOption, secretPemOption } from './pem-option.ts';
import { resolveOptions } from './resolve-options.ts';

const optionNames = [
  'url', 'host', 'port', 'database', 'user', 'password', 'ssl', 'schema', 'statement_timeout', 'connect_timeout',
  'application_name',
] as const; // prettier-ignore

const tlsNames = ['mode', 'ca', 'cert', 'key'] as const;

/** The options of a source as they stand in `backstock.yaml`; a relative path is relative to `folder`. All problems at once. */
export function parsePostgresOptions(
  written: Readonly<Record<string, unknown>>,
  folder: string,
): ParsedOptions<PostgresOptions> {
  const reader = new OptionReader(written, optionNames);
  const options: PostgresOptions = {
    url: reader.textOrSecret('url'),
    host: reader.text('host'),
    port: reader.wholeNumber('port', 1, 65_535),
    database: reader.text('database'),
    user: reader.text('user'),
    password: reader.textOrSecret('password'),
    ssl: readTls(reader, folder),
    schema: reader
      .text('schema')
      ?.split(',')
      .map((name) => name.trim()),
    statementTimeoutMs: reader.durationMs('statement_timeout'),
    connectTimeoutMs: reader.durationMs('connect_timeout'),
    applicationName: reader.text('application_name'),
  };
  const resolved = reader.isWrong('url') ? { problems: [] } : resolveOptions(options);
  if ('problems' in resolved) reader.tell(resolved.problems);
  return reader.problems.length > 0 ? { problems: reader.problems } : { options };
}

function readTls(reader: OptionReader, folder: string): TlsMode | TlsOptions | undefined {
  const inner = reader.nested('ssl', tlsNames);
  if (inner === undefined) return reader.oneOf('ssl', tlsModes);
  const [ca, cert, key] = [inner.text('ca'), inner.text('cert'), inner.textOrSecret('key')];
  const options: TlsOptions = {
    mode: inner.oneOf('mode', tlsModes) ?? 'verify-full',
    ca: ca === undefined ? undefined : pemOption(ca, folder),
    cert: cert === undefined ? undefined : pemOption(cert, folder),
    key: key === undefined ? undefined : secretPemOption(key, folder),
  };
  reader.tell(inner.problems);
  return options;
}
