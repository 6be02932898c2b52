import type { OptionProblem } from '@backstock/core';
import { tlsModes, type TlsMode } from './connection-options.ts';

/** The parts of a connection URL; what it does not say is undefined. */
export interface UrlParts {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly database: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly tlsMode: TlsMode | undefined;
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  readonly channelBinding: boolean;
  readonly startupOptions: string | undefined;
  readonly connectTimeoutMs: number | undefined;
  readonly applicationName: string | undefined;
}

const parameters = new Set([
  'application_name',
  'channel_binding',
  'connect_timeout',
  'host',
  'options',
  'port',
  'sslcert',
  'sslkey',
  'sslmode',
  'sslrootcert',
]);

/** `postgres://user@/database?host=/run/postgresql` is libpq's, and no URL to the standard: it gets a host for the time. */
const emptyHost = /^([a-z]+:\/\/[^/?#]*@)(?=[/?#]|$)/u;
const noHost = 'no-host.invalid';

/** Parses `postgres://…` as libpq does. Problems never quote the URL, which holds a password. */
export function parseUrl(text: string, problems: OptionProblem[]): UrlParts | undefined {
  const url = URL.parse(text.replace(emptyHost, `$1${noHost}`));
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    problems.push({
      option: 'url',
      message: '`url` is not a URL of Postgres',
      fix: 'write postgres://user:password@host:5432/database',
    });
    return undefined;
  }
  for (const name of url.searchParams.keys()) {
    if (parameters.has(name)) continue;
    problems.push({
      option: 'url',
      message: `\`url\` has the unknown parameter "${name}"`,
      fix: `it takes ${[...parameters].join(', ')}`,
    });
  }
  try {
    return urlParts(url, problems);
  } catch {
    problems.push({
      option: 'url',
      message: '`url` has a part that is not percent-encoded',
      fix: 'write a % in a password as %25',
    });
    return undefined;
  }
}

/** Throws where a part is not percent-encoded. */
function urlParts(url: URL, problems: OptionProblem[]): UrlParts {
  const parameter = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
  return {
    host: parameter('host') ?? hostName(url),
    port: wholeNumber(parameter('port') ?? present(url.port), 'port', problems),
    database: present(decodeURIComponent(url.pathname.slice(1))),
    user: present(decodeURIComponent(url.username)),
    password: present(decodeURIComponent(url.password)),
    tlsMode: tlsMode(parameter('sslmode'), problems),
    ca: parameter('sslrootcert'),
    cert: parameter('sslcert'),
    key: parameter('sslkey'),
    channelBinding: parameter('channel_binding') === 'require',
    startupOptions: parameter('options'),
    connectTimeoutMs: milliseconds(wholeNumber(parameter('connect_timeout'), 'connect_timeout', problems)),
    applicationName: parameter('application_name'),
  };
}

function hostName(url: URL): string | undefined {
  const host = decodeURIComponent(url.hostname).replaceAll(/^\[|\]$/gu, '');
  return host === noHost ? undefined : present(host);
}

function present(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

function wholeNumber(
  text: string | undefined,
  parameter: string,
  problems: OptionProblem[],
): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/u.test(text)) return Number(text);
  problems.push({ option: 'url', message: `\`url\` has a ${parameter} that is not a number` });
  return undefined;
}

function tlsMode(text: string | undefined, problems: OptionProblem[]): TlsMode | undefined {
  const mode = tlsModes.find((known) => known === text);
  if (text !== undefined && mode === undefined) {
    problems.push({
      option: 'url',
      message: `\`url\` has the unknown sslmode "${text}"`,
      fix: `it is one of ${tlsModes.join(', ')}`,
    });
  }
  return mode;
}
