import { BackstockError, type ReadReceipt } from '@backstock/core';

/** The receipt of a read that gave as many rows as the server says it sent; another number means a cut read. */
export function readReceipt(rowsSeen: number, rowsSent: number | undefined): ReadReceipt {
  if (rowsSeen === rowsSent) return { kind: 'receipt', rows: rowsSeen };
  throw new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message: `The read ended with ${rowsSeen} rows, but Postgres says that it sent ${rowsSent ?? 'an unknown number'}`,
    retryable: true,
    fix: 'Try again; if it happens again, look at what stands between Backstock and the server.',
  });
}
