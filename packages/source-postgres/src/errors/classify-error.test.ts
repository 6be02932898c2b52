import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { describeSql } from '../sql/generated-sql.ts';
import { classifyConnectError, type ConnectContext } from './classify-connect-error.ts';
import { classifyError, type FaultContext } from './classify-error.ts';

const reading: FaultContext = { place: 'Postgres at db:5432', phase: 'reading', statementTimeoutMs: 900_000 };

function fromServer(code: string, more: Record<string, string> = {}): Error {
  return Object.assign(new Error(more['message'] ?? 'value "ada@example.com" is wrong'), {
    severity: 'ERROR',
    code,
    detail: 'Key (email)=(ada@example.com)',
    ...more,
  });
}

test.each([
  ['22P02', 'SOURCE.QUERY_FAILED', false],
  ['22012', 'SOURCE.QUERY_FAILED', false],
  ['P0001', 'SOURCE.QUERY_FAILED', false],
  ['40001', 'SOURCE.QUERY_FAILED', true],
  ['53200', 'SOURCE.QUERY_FAILED', true],
  ['25006', 'SOURCE.QUERY_REJECTED', false],
  ['42P01', 'SOURCE.QUERY_REJECTED', false],
  ['0A000', 'SOURCE.QUERY_REJECTED', false],
  ['42501', 'SOURCE.PERMISSION', false],
  ['57014', 'SOURCE.TIMEOUT', true],
  ['57P01', 'SOURCE.UNREACHABLE', true],
  ['53300', 'SOURCE.UNREACHABLE', true],
  ['08006', 'SOURCE.UNREACHABLE', true],
  ['28P01', 'SOURCE.AUTHENTICATION', false],
  ['3D000', 'SOURCE.UNREACHABLE', false],
  ['ZZ999', 'SOURCE.QUERY_FAILED', false],
])('SQLSTATE %s in a read is %s, retryable %s, and no value is passed on', (sqlState, code, retryable) => {
  const error = classifyError(fromServer(sqlState), reading);
  expect({ code: error.code, retryable: error.retryable }).toEqual({ code, retryable });
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('ada@example.com');
  expect(error.why).toContain(sqlState);
});

test('an error in the text of the query says what and where', () => {
  const sql = describeSql({ kind: 'sql', sql: 'select id,\n  nope from t' });
  const fault = fromServer('42703', { message: 'column "nope" does not exist', position: '29' });
  const error = classifyError(fault, { ...reading, phase: 'describing', sql });
  expect(error.message).toBe(
    'Postgres at db:5432 refused the query: column "nope" does not exist (query, line 2, column 3)',
  );
});

test('a constant that does not fit is a fault of the query, not of a row', () => {
  const error = classifyError(fromServer('22P02', { position: '5' }), { ...reading, phase: 'describing' });
  expect(error.code).toBe('SOURCE.QUERY_REJECTED');
});

test('a connection that is lost is an incomplete read', () => {
  const reset = classifyError(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), reading);
  expect([reset.code, reset.retryable, reset.why]).toEqual(['SOURCE.READ_INCOMPLETE', true, 'ECONNRESET']);
  const ended = classifyError(new Error('Connection terminated unexpectedly'), {
    ...reading,
    phase: 'describing',
  });
  expect([ended.code, ended.retryable]).toEqual(['SOURCE.UNREACHABLE', true]);
});

const connecting: ConnectContext = {
  place: 'Postgres at db:5432',
  host: 'db',
  user: 'reader',
  hasPassword: true,
  passwordAsked: false,
  tlsRefused: false,
  timedOutAfterMs: undefined,
};

interface ConnectCase {
  readonly name: string;
  readonly fault?: Readonly<Record<string, string>>;
  readonly context?: Partial<ConnectContext>;
  readonly code?: string;
  readonly retryable?: boolean;
  readonly said: string;
}

const connectCases: readonly ConnectCase[] = [
  { name: 'refused', fault: { code: 'ECONNREFUSED' }, retryable: true, said: 'cannot be reached' },
  { name: 'unknown host', fault: { code: 'ENOTFOUND' }, said: 'host "db" is not known' },
  { name: 'silence', context: { timedOutAfterMs: 10_000 }, retryable: true, said: 'within 10 s' },
  { name: 'no TLS', context: { tlsRefused: true }, said: 'does not offer TLS' },
  { name: 'own certificate', fault: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, said: 'certificate' },
  { name: 'other name', fault: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, said: 'certificate' },
  {
    name: 'too many',
    fault: { code: '53300', severity: 'FATAL' },
    retryable: true,
    said: 'no free connection',
  },
  { name: 'closed', retryable: true, said: 'closed the connection' },
  {
    name: 'wrong password',
    fault: { code: '28P01', severity: 'FATAL' },
    code: 'SOURCE.AUTHENTICATION',
    said: 'user "reader"',
  },
  {
    name: 'no password',
    context: { passwordAsked: true, hasPassword: false },
    code: 'SOURCE.AUTHENTICATION',
    said: 'none is given',
  },
];

test.each(connectCases)('connecting: $name', ({ fault, context, code, retryable, said }) => {
  const thrown = Object.assign(new Error('text of the driver'), fault);
  const error = classifyConnectError(thrown, { ...connecting, ...context });
  expect({ code: error.code, retryable: error.retryable }).toEqual({
    code: code ?? 'SOURCE.UNREACHABLE',
    retryable: retryable ?? false,
  });
  expect(error.message).toContain(said);
});
