import { invalidOptions, Secret, type OptionProblem } from '@backstock/core';
import type { ConnectionOptions, PostgresOptions, TlsMode, TlsOptions } from './connection-options.ts';
import { parseUrl, type UrlParts } from './parse-url.ts';

const defaults = {
  port: 5432,
  statementTimeoutMs: 15 * 60_000,
  connectTimeoutMs: 10_000,
  applicationName: 'backstock',
} as const;

/** The options of a connection, or every problem that they have. Explicit options win over the URL. */
export function resolveOptions(
  options: PostgresOptions,
): { readonly connection: ConnectionOptions } | { readonly problems: readonly OptionProblem[] } {
  const problems: OptionProblem[] = [];
  const url = options.url === undefined ? undefined : parseUrl(reveal(options.url), problems);
  const failedUrl = options.url !== undefined && url === undefined;
  const required = (option: 'host' | 'database' | 'user'): string => {
    const value = options[option] ?? url?.[option];
    if (value === undefined && !failedUrl) {
      problems.push({
        option,
        message: `\`${option}\` is missing`,
        fix: `give ${option}, or a url that says it`,
      });
    }
    return value ?? '';
  };
  const host = required('host');
  const connection: ConnectionOptions = {
    host,
    port: options.port ?? url?.port ?? defaults.port,
    database: required('database'),
    user: required('user'),
    password: password(options, url),
    tls: tls(options.ssl, url, host),
    channelBinding: url?.channelBinding ?? false,
    startupOptions: url?.startupOptions,
    searchPath: schemas(options.schema),
    statementTimeoutMs: options.statementTimeoutMs ?? defaults.statementTimeoutMs,
    connectTimeoutMs: options.connectTimeoutMs ?? url?.connectTimeoutMs ?? defaults.connectTimeoutMs,
    applicationName: options.applicationName ?? url?.applicationName ?? defaults.applicationName,
  };
  return problems.length > 0 ? { problems } : { connection };
}

/** As `resolveOptions`, for callers who wrote the options in code. */
export function connectionOptions(options: PostgresOptions): ConnectionOptions {
  const resolved = resolveOptions(options);
  if ('connection' in resolved) return resolved.connection;
  throw invalidOptions('the Postgres source', resolved.problems);
}

function reveal(value: string | Secret): string {
  return typeof value === 'string' ? value : value.reveal();
}

function password(options: PostgresOptions, url: UrlParts | undefined): Secret | undefined {
  if (options.password instanceof Secret) return options.password;
  const text = options.password ?? url?.password;
  return text === undefined ? undefined : new Secret(text, 'password');
}

function schemas(schema: PostgresOptions['schema']): readonly string[] {
  if (schema === undefined) return [];
  return typeof schema === 'string' ? [schema] : schema;
}

function tls(ssl: TlsMode | TlsOptions | undefined, url: UrlParts | undefined, host: string): TlsOptions {
  if (typeof ssl === 'object') return ssl;
  const mode = ssl ?? url?.tlsMode ?? (isLocal(host) ? 'disable' : 'verify-full');
  return { mode, ca: url?.ca, cert: url?.cert, key: url?.key };
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.') || host.startsWith('/');
}
