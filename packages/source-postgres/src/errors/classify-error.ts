import { BackstockError } from '@backstock/core';
import type { GeneratedSql } from '../sql/generated-sql.ts';
import { locate } from '../sql/locate.ts';
import { member, safeMessage, serverError, type ServerError } from './server-error.ts';
import { sqlStateRule } from './sql-states.ts';

/** What was going on when the driver threw. */
export interface FaultContext {
  /** `Postgres at db:5432, database "shop"`. */
  readonly place: string;
  /** `reading`: rows may have come already. */
  readonly phase: 'describing' | 'reading';
  readonly sql?: GeneratedSql;
  readonly statementTimeoutMs: number;
}

/**
 * What a query's failure means, from SQLSTATE and node's codes. The driver's error is not kept as the cause: its message
 * and detail can quote values of rows.
 */
export function classifyError(error: unknown, context: FaultContext): BackstockError {
  if (error instanceof BackstockError) return error;
  const fromServer = serverError(error);
  return fromServer === undefined ? connectionLost(error, context) : queryFailed(fromServer, context);
}

function queryFailed(error: ServerError, context: FaultContext): BackstockError {
  const rule = sqlStateRule(error.sqlState);
  const said = safeMessage(error);
  const isConstant = context.phase === 'describing' && rule.code === 'SOURCE.QUERY_FAILED' && !rule.retryable;
  return new BackstockError({
    code: isConstant ? 'SOURCE.QUERY_REJECTED' : rule.code,
    message: `${context.place} ${rule.what}${said === undefined ? '' : `: ${said}`}${whereabouts(error, context)}`,
    why: why(error, context),
    retryable: rule.retryable,
    ...(rule.fix !== undefined && { fix: rule.fix }),
  });
}

function whereabouts({ position }: ServerError, { sql }: FaultContext): string {
  if (position === undefined || sql === undefined) return '';
  const place = locate(sql, position);
  return place === undefined ? '' : ` (${place.part}, line ${place.line}, column ${place.column})`;
}

function why({ sqlState }: ServerError, { statementTimeoutMs }: FaultContext): string {
  if (sqlState !== '57014') return `SQLSTATE ${sqlState}`;
  const seconds = statementTimeoutMs / 1000;
  return `SQLSTATE 57014: it ran longer than statement_timeout (${seconds} s), or somebody cancelled it`;
}

function connectionLost(error: unknown, { place, phase }: FaultContext): BackstockError {
  const code = error instanceof Error ? member(error, 'code') : undefined;
  return new BackstockError({
    code: phase === 'reading' ? 'SOURCE.READ_INCOMPLETE' : 'SOURCE.UNREACHABLE',
    message: `The connection to ${place} was lost ${phase === 'reading' ? 'in the middle of the read' : 'before the read began'}`,
    retryable: true,
    fix: 'Try again; if it happens again, look for a proxy or firewall that cuts long connections.',
    ...(code !== undefined && { why: code }),
  });
}
