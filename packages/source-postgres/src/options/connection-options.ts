import type { Secret } from '@backstock/core';

/** libpq's names. `require` encrypts without asking who the server is. */
export const tlsModes = ['disable', 'require', 'verify-ca', 'verify-full'] as const;

export type TlsMode = (typeof tlsModes)[number];

/** `ca`, `cert` and `key` are paths of files, or PEM texts. */
export interface TlsOptions {
  readonly mode: TlsMode;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | Secret | undefined;
}

/** Everything that a connection needs, with nothing left to be taken from the environment. */
export interface ConnectionOptions {
  /** A name, an address, or the folder of a Unix socket (begins with `/`). */
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: Secret | undefined;
  readonly tls: TlsOptions;
  /** Whether SCRAM is bound to the TLS channel where the server offers it. */
  readonly channelBinding: boolean;
  /** libpq's `options` (`-c name=value`), which some hosts use for routing. */
  readonly startupOptions: string | undefined;
  readonly searchPath: readonly string[];
  readonly statementTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly applicationName: string;
}

/** What the author of a source may say; a part that is not given comes from the URL, else from its default. */
export interface PostgresOptions {
  /** `postgres://user:password@host:port/database?sslmode=verify-full` */
  readonly url?: string | Secret | undefined;
  readonly host?: string | undefined;
  /** Default 5432. */
  readonly port?: number | undefined;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
  readonly password?: string | Secret | undefined;
  /** Default `verify-full`, and `disable` for a loopback address or a Unix socket. */
  readonly ssl?: TlsMode | TlsOptions | undefined;
  /** Schemas in which names without a schema are looked for, in order. */
  readonly schema?: string | readonly string[] | undefined;
  /** Default 15 minutes. */
  readonly statementTimeoutMs?: number | undefined;
  /** Default 10 seconds. */
  readonly connectTimeoutMs?: number | undefined;
  /** Default `backstock`. */
  readonly applicationName?: string | undefined;
}
