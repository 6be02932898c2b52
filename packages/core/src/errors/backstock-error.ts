import { errorCodes, type ErrorCode } from './error-codes.ts';

/** A place in a file that the user wrote; line and column count from 1. */
export interface ErrorPlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface BackstockErrorOptions {
  readonly code: ErrorCode;
  /** What happened, to what, in the user's words, with the value quoted. Never a secret or a row's value. */
  readonly message: string;
  /** Why it happened, when the message alone does not say it. */
  readonly why?: string;
  /** The next step. */
  readonly fix?: string;
  readonly where?: ErrorPlace;
  /** True only when the same call may succeed without anybody changing anything. Decided by the file that saw the fault. */
  readonly retryable?: boolean;
  readonly cause?: unknown;
}

/**
 * Something that stops a call or a run. A change that the store refuses is not an error but an outcome.
 * `message` is one line; `why` and `fix` stand apart, so that each door can lay them out as it likes.
 */
export class BackstockError extends Error {
  override readonly name = 'BackstockError';
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly why: string | undefined;
  readonly fix: string | undefined;
  readonly where: ErrorPlace | undefined;

  constructor(options: BackstockErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.why = options.why;
    this.fix = options.fix;
    this.where = options.where;
  }

  /** The exit code of a command that ends with this error. */
  get exitCode(): 1 | 2 | 4 | 5 {
    return errorCodes[this.code];
  }
}
