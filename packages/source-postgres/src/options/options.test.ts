import { inspect } from 'node:util';
import { BackstockError, Secret } from '@backstock/core';
import { expect, test } from 'vitest';
import type { PostgresOptions } from './connection-options.ts';
import { parsePostgresOptions } from './parse-options.ts';
import { connectionOptions } from './resolve-options.ts';

const base = { host: 'db', database: 'shop', user: 'reader' };

test('a URL says everything, decoded', () => {
  const url =
    'postgresql://re%40der:p%2Fw@[::2]:6543/sh%20op?sslmode=verify-ca&sslrootcert=/etc/ca.pem&connect_timeout=3' +
    '&application_name=etl&options=-c%20geqo%3Doff&channel_binding=require';
  const { password, ...rest } = connectionOptions({ url: new Secret(url, 'env.URL') });
  expect(password?.reveal()).toBe('p/w');
  expect(rest).toEqual({
    host: '::2',
    port: 6543,
    database: 'sh op',
    user: 're@der',
    tls: { mode: 'verify-ca', ca: '/etc/ca.pem' },
    channelBinding: true,
    startupOptions: '-c geqo=off',
    searchPath: [],
    statementTimeoutMs: 900_000,
    connectTimeoutMs: 3000,
    applicationName: 'etl',
  });
});

test('explicit options win over the URL', () => {
  const resolved = connectionOptions({
    url: 'postgres://a:b@one/two?sslmode=disable',
    host: 'other',
    ssl: 'require',
    schema: 'marts',
  });
  expect([resolved.host, resolved.database, resolved.tls, resolved.searchPath]).toEqual([
    'other',
    'two',
    { mode: 'require' },
    ['marts'],
  ]);
});

test.each([
  ['db.example.com', 'verify-full'],
  ['10.0.0.1', 'verify-full'],
  ['localhost', 'disable'],
  ['127.0.0.1', 'disable'],
  ['::1', 'disable'],
  ['/var/run/postgresql', 'disable'],
])('%s is spoken to with %s unless told otherwise', (host, mode) => {
  expect(connectionOptions({ ...base, host }).tls).toEqual({ mode });
});

test('a Unix socket is named by the parameter host', () => {
  expect(connectionOptions({ url: 'postgres://reader@/shop?host=/run/pg' }).host).toBe('/run/pg');
});

test.each<[PostgresOptions, string]>([
  [{ url: 'mysql://secret-word@h/d' }, '`url` is not a URL of Postgres'],
  [{ url: 'postgres://u:100%secret-word@h/d' }, 'not percent-encoded'],
  [{ url: 'postgres://u:secret-word@h/d?sslmode=prefer' }, 'sslmode "prefer"'],
  [{ url: 'postgres://u:secret-word@h/d?pool=5' }, 'unknown parameter "pool"'],
  [{ url: 'postgres://h' }, '`database` is missing; `user` is missing'],
  [{ database: 'd', user: 'u' }, '`host` is missing'],
])('wrong options are named without their secrets (case %#)', (options, expected) => {
  let error: unknown;
  try {
    connectionOptions(options);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(BackstockError);
  expect(error).toMatchObject({ code: 'SPEC.INVALID', message: expect.stringContaining(expected) });
  expect(inspect(error)).not.toContain('secret-word');
});

test('options of a file are parsed', () => {
  const password = new Secret('word', 'env.PASSWORD');
  const parsed = parsePostgresOptions(
    {
      ...base,
      port: '6000',
      password,
      ssl: { mode: 'verify-ca', ca: '/ca.pem' },
      schema: 'marts, public',
      statement_timeout: '30m',
      connect_timeout: '500ms',
      application_name: 'etl',
    },
    '/project',
  );
  expect(parsed).toEqual({
    options: {
      ...base,
      port: 6000,
      password,
      ssl: { mode: 'verify-ca', ca: '/ca.pem' },
      schema: ['marts', 'public'],
      statementTimeoutMs: 1_800_000,
      connectTimeoutMs: 500,
      applicationName: 'etl',
    },
  });
});

test('a relative path is relative to the project; a PEM text is none', () => {
  const pem = '-----BEGIN CERTIFICATE-----';
  const key = new Secret('tls/client.key', 'env.KEY');
  const parsed = parsePostgresOptions({ ...base, ssl: { ca: 'tls/ca.pem', cert: pem, key } }, '/project');
  expect(parsed).toEqual({
    options: {
      ...base,
      ssl: {
        mode: 'verify-full',
        ca: '/project/tls/ca.pem',
        cert: pem,
        key: new Secret('/project/tls/client.key', 'env.KEY'),
      },
    },
  });
  const written =
    'options' in parsed && typeof parsed.options.ssl === 'object' ? parsed.options.ssl.key : key;
  expect(written instanceof Secret && written.reveal()).toBe('/project/tls/client.key');
});

test('all problems of a file’s options come at once', () => {
  const parsed = parsePostgresOptions(
    {
      host: 7,
      port: 99_999,
      ssl: { mode: 'maybe', cipher: 'x' },
      statement_timeout: 'soon',
      timeout: 3,
      url: 'postgres://u@h/d',
    },
    '/project',
  );
  expect('problems' in parsed ? parsed.problems.map(({ message }) => message) : []).toEqual([
    'unknown option `timeout`',
    '`host` must be a text, not 7',
    '`port` must be a whole number from 1 to 65535, not 99999',
    'unknown option `ssl.cipher`',
    '`ssl.mode` must be one of disable, require, verify-ca, verify-full, not "maybe"',
    '`statement_timeout` must be a time span such as 500ms, 30s or 15m, at most 24d, not "soon"',
  ]);
});

test('what is missing is told beside what is wrong', () => {
  expect(parsePostgresOptions({ host: 'db', usr: 'u', port: 0 }, '/project')).toEqual({
    problems: [
      { option: 'usr', message: 'unknown option `usr`', fix: 'did you mean `user`?' },
      { option: 'port', message: '`port` must be a whole number from 1 to 65535, not 0' },
      {
        option: 'database',
        message: '`database` is missing',
        fix: 'give database, or a url that says it',
      },
    ],
  });
});

test('a misspelt url is all that is wrong', () => {
  expect(parsePostgresOptions({ ulr: 'postgres://u@h/d' }, '/project')).toEqual({
    problems: [{ option: 'ulr', message: 'unknown option `ulr`', fix: 'did you mean `url`?' }],
  });
});

test('a password is seen nowhere', () => {
  const resolved = connectionOptions({ url: 'postgres://u:secret-word@h/d' });
  expect(inspect(resolved, { depth: 10 })).not.toContain('secret-word');
  expect(JSON.stringify(resolved)).not.toContain('secret-word');
});
