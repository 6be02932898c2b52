import type { ConnectionOptions } from '../options/connection-options.ts';
import { quoteName } from '../sql/quote-name.ts';

/** Every setting that changes the bytes of a row, or how the user's SQL is read. */
const pinned = {
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'iso_8601',
  extra_float_digits: '3',
  bytea_output: 'hex',
  xmlbinary: 'base64',
  client_encoding: 'UTF8',
  lc_monetary: 'C',
  standard_conforming_strings: 'on',
} as const;

/** Raised whenever the generated SQL or the hashing gives a row other bytes. */
const format = 'postgres copy text 1';

/** What gives the raw bytes of a row their meaning. */
export const stampEpoch: string = [
  format,
  ...Object.entries(pinned).map(([name, value]) => `${name}=${value}`),
].join('; ');

/**
 * The statements that begin a read. The settings are those of the transaction, so that they hold behind a pooler that
 * gives each transaction another connection.
 */
export function beginSql(options: Pick<ConnectionOptions, 'searchPath' | 'statementTimeoutMs'>): string {
  const settings = Object.entries(pinned).map(([name, value]) => `set local ${name} to '${value}'`);
  const searchPath = options.searchPath.map((schema) => quoteName(schema)).join(', ');
  return [
    'begin transaction isolation level repeatable read read only',
    ...settings,
    `set local statement_timeout to ${options.statementTimeoutMs}`,
    ...(searchPath === '' ? [] : [`set local search_path to ${searchPath}`]),
  ].join('; ');
}
