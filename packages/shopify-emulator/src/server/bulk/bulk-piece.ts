import type { BulkErrorCode } from '../../objects/bulk/bulk-operation.ts';

/** A piece of a bulk operation's work that was done: what it adds to the results. */
export interface BulkPiece {
  /** Each with its line break. */
  readonly lines: readonly string[];
  /** How many of the lines stand for themselves, under no other. */
  readonly roots: number;
  /** Nothing comes after it. */
  readonly failure?: { readonly code: BulkErrorCode; readonly cause: unknown };
}

/** Work in pieces, done one by one as they are asked for. */
export type BulkWork = AsyncIterator<BulkPiece, undefined>;

/** Runs one document on behalf of the app that started the operation. */
export type RunInBulk = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<BulkAnswer>;

/** As in an answer over HTTP. */
export interface BulkAnswer {
  readonly data?: unknown;
  readonly errors?: readonly object[];
}

/** A line of results. Shopify writes slashes with a backslash. Pure. */
export function resultLine(value: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value).replaceAll('/', String.raw`\/`)}\n`;
}
