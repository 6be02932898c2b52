import { BackstockError, type ErrorCode } from '@backstock/core';

interface Verdict {
  readonly code: ErrorCode;
  /** Whether DuckDB's sentence may be shown: it then quotes the query only, never a value of a row. */
  readonly quotesQueryOnly: boolean;
  readonly message: string;
  readonly fix?: string;
}

const rejected = {
  code: 'SOURCE.QUERY_REJECTED',
  quotesQueryOnly: true,
  message: 'DuckDB rejects the query',
  fix: 'Correct the query.',
} as const;

function failed(message: string, fix: string): Verdict {
  return { code: 'SOURCE.QUERY_FAILED', quotesQueryOnly: false, message, fix };
}

const checkValues =
  'Find the rows with the query itself, for instance with try_cast; values are not shown here.';

/**
 * By the class of DuckDB's exception. The driver gives no other code: the class is the words before the first colon of
 * the message, and always one of `ExceptionTypeToString` (duckdb/src/common/exception.cpp).
 */
const verdicts: Readonly<Record<string, Verdict>> = {
  'Parser Error': rejected,
  'Syntax Error': rejected,
  'Binder Error': rejected,
  'Catalog Error': rejected,
  'Permission Error': {
    code: 'SOURCE.UNSUPPORTED',
    quotesQueryOnly: true,
    message: 'The query reaches outside the database file',
    fix: 'Load other files into the database file first; a source reads nothing else.',
  },
  'Not implemented Error': { ...rejected, code: 'SOURCE.UNSUPPORTED', quotesQueryOnly: false },
  'Missing Extension Error': { ...rejected, code: 'SOURCE.UNSUPPORTED' },
  'Conversion Error': failed(
    'A value could not be converted to the type that the query asks for',
    checkValues,
  ),
  'Out of Range Error': failed('A value is out of the range of its type', checkValues),
  'Invalid Input Error': failed('The query failed on a value', checkValues),
  'Mismatch Type Error': failed('A value is not of the type that the query asks for', checkValues),
  'Divide by Zero Error': failed('The query divides by zero', checkValues),
  'Out of Memory Error': failed(
    'The query needs more memory than memory_limit',
    'Raise memory_limit of the source.',
  ),
};

const unknownFailure = failed('DuckDB failed to run the query', 'Run the query in the duckdb command line.');

/**
 * An error of a running or prepared query. Only sentences about the query itself are passed on; the others may quote values
 * of rows, so neither their text nor the error that holds it travels further.
 */
export function classifyQueryError(error: unknown): BackstockError {
  const text = error instanceof Error ? error.message : '';
  const name = text.slice(0, Math.max(text.indexOf(':'), 0));
  const verdict = verdicts[name] ?? unknownFailure;
  const said = verdict.quotesQueryOnly ? aboutQuery(text.slice(name.length + 1)) : undefined;
  return new BackstockError({
    code: verdict.code,
    message: said === undefined ? verdict.message : `${verdict.message}: ${said.message}`,
    why: said?.why ?? `DuckDB reports: ${verdicts[name] === undefined ? 'an internal error' : name}.`,
    ...(verdict.fix === undefined ? {} : { fix: verdict.fix }),
  });
}

/** DuckDB's sentence, its further lines (candidates), and the line of the query that it points at. */
function aboutQuery(text: string): { readonly message: string; readonly why: string } {
  const [sentences = '', line] = text.trim().split(/\n+LINE (?=\d+:)/, 2);
  const [message = '', ...more] = sentences.split('\n').map((part) => part.trim());
  const place = line === undefined ? [] : [`At line ${line.slice(0, line.indexOf(':'))} of the query`];
  return { message, why: [...place, ...more.filter((part) => part !== '')].join('; ') };
}

export function stoppedError(signal: AbortSignal | undefined): BackstockError {
  return new BackstockError({
    code: 'SOURCE.READ_INCOMPLETE',
    message: 'The read was stopped before its end',
    why: 'The run was asked to stop.',
    cause: signal?.reason,
  });
}
