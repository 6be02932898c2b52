import type { ErrorCode } from '@backstock/core';

/** What a SQLSTATE means to us. */
export interface SqlStateRule {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  /** What the database did, as the end of a sentence that begins with its name. */
  readonly what: string;
  readonly fix?: string;
}

const rejected = {
  code: 'SOURCE.QUERY_REJECTED',
  retryable: false,
  what: 'refused the query',
  fix: 'Correct the query.',
} as const satisfies SqlStateRule;

const failed = {
  code: 'SOURCE.QUERY_FAILED',
  retryable: false,
  what: 'failed while it ran the query',
  fix: 'Run the query by hand to see the value that it fails on; values are not shown here.',
} as const satisfies SqlStateRule;

const passing = { ...failed, retryable: true, fix: 'Try again later.' } as const satisfies SqlStateRule;

const shutDown = {
  code: 'SOURCE.UNREACHABLE',
  retryable: true,
  what: 'is shutting down or starting up',
  fix: 'Try again when the server is up.',
} as const satisfies SqlStateRule;

const authentication = {
  code: 'SOURCE.AUTHENTICATION',
  retryable: false,
  what: 'refused the user or the password',
  fix: 'Check user and password, and that pg_hba.conf lets them in from here.',
} as const satisfies SqlStateRule;

/**
 * By SQLSTATE, else by its class (the first two characters).
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const rules: ReadonlyMap<string, SqlStateRule> = new Map<string, SqlStateRule>([
  ['08', { ...shutDown, what: 'lost the connection' }],
  ['0A', { ...rejected, what: 'does not support what the query asks for' }],
  ['22', { ...failed, what: 'met a value that the query cannot work with' }],
  ['25', { ...rejected, what: 'refused the query in a read-only transaction', fix: 'A model only reads.' }],
  ['28', authentication],
  ['3D', {
    code: 'SOURCE.UNREACHABLE',
    retryable: false,
    what: 'has no database of this name',
    fix: 'Check the name of the database.',
  }],
  ['40', passing],
  ['42', rejected],
  ['42P01', { ...rejected, fix: 'Check the name of the table and its schema, and that the user may see it.' }],
  ['42703', { ...rejected, fix: 'Check the name of the column; a name with capitals stands in double quotes.' }],
  ['42501', {
    code: 'SOURCE.PERMISSION',
    retryable: false,
    what: 'does not let this user read what the query asks for',
    fix: 'Grant select on the tables and usage on their schemas to this user.',
  }],
  ['53', passing],
  ['53300', {
    code: 'SOURCE.UNREACHABLE',
    retryable: true,
    what: 'has no free connection',
    fix: 'Try again later, or raise max_connections.',
  }],
  ['54', rejected],
  ['55', passing],
  ['57', passing],
  ['57014', {
    code: 'SOURCE.TIMEOUT',
    retryable: true,
    what: 'cancelled the query',
    fix: 'Make the query faster, or raise statement_timeout of the source.',
  }],
  ['57P01', shutDown],
  ['57P02', shutDown],
  ['57P03', shutDown],
  ['58', passing],
]); // prettier-ignore

export function sqlStateRule(sqlState: string): SqlStateRule {
  return rules.get(sqlState) ?? rules.get(sqlState.slice(0, 2)) ?? failed;
}
