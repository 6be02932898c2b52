import { once } from 'node:events';
import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { Secret, type BackstockError } from '@backstock/core';
import { selfSignedCertificate, startPrivatePostgres, type PostgresServer } from '@backstock/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPostgresSource, type PostgresOptions } from '../src/index.ts';

const password = 'p@ss/word';
const tls = selfSignedCertificate(['localhost', '127.0.0.1']);
const otherTls = selfSignedCertificate(['db.example.com']);
let server: PostgresServer;
let otherServer: PostgresServer;

beforeAll(async () => {
  [server, otherServer] = await Promise.all([
    startPrivatePostgres({ tls, password }),
    startPrivatePostgres({ tls: otherTls }),
  ]);
});

afterAll(async () => {
  await Promise.all([server.stop(), otherServer.stop()]);
});

async function check(options: PostgresOptions): Promise<BackstockError | 'connected'> {
  const source = createPostgresSource(options);
  const [result] = await Promise.allSettled([source.check()]);
  await source.close();
  // The contract: a source throws nothing but BackstockError.
  return result.status === 'fulfilled' ? 'connected' : (result.reason as BackstockError);
}

test('connects with every mode that the certificate satisfies, and reads', async () => {
  const url = new Secret(server.url, 'env.URL');
  expect(await check({ url, ssl: 'disable' })).toBe('connected');
  expect(await check({ url, ssl: 'require' })).toBe('connected');
  expect(await check({ url, ssl: { mode: 'verify-ca', ca: tls.certificate } })).toBe('connected');
  expect(await check({ url, ssl: { mode: 'verify-full', ca: tls.certificate } })).toBe('connected');
});

test('does not trust an unknown authority', async () => {
  const error = await check({ url: server.url, ssl: 'verify-full' });
  expect(error).toMatchObject({
    code: 'SOURCE.UNREACHABLE',
    retryable: false,
    why: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
});

test('verify-full refuses another host’s certificate, verify-ca does not', async () => {
  const ca = otherTls.certificate;
  const refused = await check({ url: otherServer.url, ssl: { mode: 'verify-full', ca } });
  expect(refused).toMatchObject({ code: 'SOURCE.UNREACHABLE', why: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  expect(await check({ url: otherServer.url, ssl: { mode: 'verify-ca', ca } })).toBe('connected');
});

test('a server without TLS is refused when TLS is asked for', async () => {
  const withoutTls = createServer((socket) => socket.once('data', () => socket.end('N'))).listen(
    0,
    '127.0.0.1',
  );
  await once(withoutTls, 'listening');
  const address = withoutTls.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const error = await check({ host: '127.0.0.1', port, database: 'd', user: 'u', ssl: 'require' });
  withoutTls.close();
  expect(error).toMatchObject({
    code: 'SOURCE.UNREACHABLE',
    retryable: false,
    message: expect.stringContaining('does not offer TLS'),
  });
});

test('a missing file of a certificate is named by its option', async () => {
  const error = await check({ url: server.url, ssl: { mode: 'verify-full', ca: '/no/such/ca.pem' } });
  expect(error).toMatchObject({ message: 'The file that ssl.ca names cannot be read' });
});

test('a wrong and a missing password are told apart, and none is shown', async () => {
  const wrong = await check({ url: server.url, password: new Secret('secret-word', 'env.PASSWORD') });
  expect(wrong).toMatchObject({
    code: 'SOURCE.AUTHENTICATION',
    why: 'SQLSTATE 28P01',
    message: expect.stringContaining('user "postgres"'),
  });
  expect(inspect(wrong, { depth: 10, showHidden: true })).not.toContain('secret-word');
  const withoutPassword = new URL(server.url);
  withoutPassword.password = '';
  expect(await check({ url: withoutPassword.href })).toMatchObject({
    code: 'SOURCE.AUTHENTICATION',
    message: expect.stringContaining('none is given'),
  });
});
