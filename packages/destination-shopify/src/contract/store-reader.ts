import type { StoreDocument } from './store-document.ts';

/** A top-level error that stands beside data: about one part of the answer, not about the call. */
export interface StoreProblem {
  /** Shopify's code (`NOT_FOUND`, `RESOURCE_NOT_FOUND`), or an empty text. */
  readonly code: string;
  /** Shopify's sentence. May quote what was asked for. */
  readonly message: string;
  /** The response keys that lead to the part that is null because of it. */
  readonly path: readonly string[];
}

interface StoreAnswer<Answer> {
  readonly data: Answer;
  readonly problems: readonly StoreProblem[];
}

interface ReadOptions {
  /** What the document will cost at most, by the cost rule. Reserved before it leaves; the answer corrects it. */
  readonly costPoints: number;
  readonly signal?: AbortSignal;
}

/**
 * Reads from the store within its rate limit, repeating what failed on the way. Throws a `BackstockError` when the call as
 * a whole failed: not reachable, token, missing scope, a rejected document. What concerns one part of the answer is a problem.
 */
export interface StoreReader {
  read<Answer, Variables extends object>(
    document: StoreDocument<Answer, Variables>,
    variables: Variables,
    options: ReadOptions,
  ): Promise<StoreAnswer<Answer>>;
}
