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

/** Spreads numbers evenly and without a pattern over 0 up to 1; the same two give the same. Pure. */
export function scatter(seed: number, number: number): number {
  let mixed = Math.imul((seed % 0x7fffffff) ^ Math.imul(number + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}
