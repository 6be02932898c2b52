import { BackstockError } from '@backstock/core';
import { Client, type ClientConfig } from 'pg';
import { classifyConnectError } from '../errors/classify-connect-error.ts';
import type { ConnectionOptions } from '../options/connection-options.ts';
import type { BackendKey } from './cancel-request.ts';
import { tlsSettings } from './tls.ts';

export interface Connected {
  readonly client: Client;
  readonly key: BackendKey | undefined;
}

/** How far an attempt came, for the diagnosis. */
interface Attempt {
  passwordAsked: boolean;
  tlsRefused: boolean;
  timedOutAfterMs: number | undefined;
}

/** For messages: what the user wrote, without user and password. */
export function placeOf({ host, port, database }: ConnectionOptions): string {
  return `Postgres at ${host}:${port}, database "${database}",`;
}

export function stoppedError(options: ConnectionOptions): BackstockError {
  return new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message: `The work with ${placeOf(options)} was stopped before its end`,
    why: 'The run was asked to stop.',
  });
}

/** A connection that is ready for queries, or the reason why there is none. */
export async function connect(
  options: ConnectionOptions,
  signal: AbortSignal | undefined,
): Promise<Connected> {
  const attempt: Attempt = { passwordAsked: false, tlsRefused: false, timedOutAfterMs: undefined };
  const client = new Client(await clientConfig(options, () => (attempt.passwordAsked = true)));
  const key = watch(client, options, attempt);
  const destroy = (): void => {
    client.connection.stream.destroy();
  };
  const timer = setTimeout(() => {
    attempt.timedOutAfterMs = options.connectTimeoutMs;
    destroy();
  }, options.connectTimeoutMs);
  signal?.addEventListener('abort', destroy, { once: true });
  try {
    if (signal?.aborted === true) throw stoppedError(options);
    await client.connect();
    return { client, key: key() };
  } catch (error) {
    destroy();
    if (signal?.aborted === true) throw stoppedError(options);
    throw classifyConnectError(error, {
      ...attempt,
      place: placeOf(options),
      host: options.host,
      user: options.user,
      hasPassword: options.password !== undefined,
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', destroy);
  }
}

/** Everything is given, so that the driver takes nothing from PG… variables or a .pgpass file. */
async function clientConfig(options: ConnectionOptions, onPassword: () => void): Promise<ClientConfig> {
  return {
    host: options.host,
    port: options.port,
    database: options.database,
    user: options.user,
    password: () => {
      onPassword();
      return options.password?.reveal() ?? '';
    },
    ssl: await tlsSettings(options.tls),
    application_name: options.applicationName,
    enableChannelBinding: options.channelBinding,
    keepAlive: true,
    ...(options.startupOptions !== undefined && { options: options.startupOptions }),
  };
}

/** Notes how far the connection comes; gives what yields the cancel key. */
function watch(client: Client, options: ConnectionOptions, attempt: Attempt): () => BackendKey | undefined {
  let key: BackendKey | undefined;
  // An idle connection that fails says so at the next query; without a listener it would end the process.
  client.on('error', () => {});
  client.connection.once('connect', () => {
    attempt.tlsRefused = options.tls.mode !== 'disable';
  });
  client.connection.once('sslconnect', () => {
    attempt.tlsRefused = false;
  });
  client.connection.once('backendKeyData', (message: BackendKey) => {
    key = message;
  });
  return () => key;
}
