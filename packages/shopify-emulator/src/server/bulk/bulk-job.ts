import { resultBlob, type BulkOperation } from '../../objects/bulk/bulk-operation.ts';
import type { Blob } from '../../store/blobs.ts';
import type { ShopStore } from '../../store/shop-store.ts';
import type { BulkPiece, BulkWork, RunInBulk } from './bulk-piece.ts';
import { workOnMutation } from './mutation-work.ts';
import { workOnQuery } from './query-work.ts';

/**
 * An operation under way, and what it has brought so far. Of one that was under way before, as after a dump was loaded, a
 * mutation goes on behind the lines that have results, and a query begins anew.
 */
export class BulkJob {
  readonly #store: ShopStore;
  readonly #operation: BulkOperation;
  /** The row that it last put. Another in its place is none of its doing. */
  row: BulkOperation;
  /** The uploaded file as it was at the start. */
  readonly #file: Blob | undefined;
  readonly #work: BulkWork;
  #waiting: string[] = [];
  objectCount = 0;
  rootObjectCount = 0;
  resultSize = 0;
  isExhausted = false;

  constructor(store: ShopStore, operation: BulkOperation, run: RunInBulk) {
    this.#store = store;
    this.#operation = operation;
    this.row = operation;
    this.#file = this.#fileNow();
    const { id, query, groupObjects } = operation;
    if (operation.type === 'QUERY') {
      this.#work = workOnQuery({ query, groupObjects, run });
      store.blobs.delete(resultBlob(operation));
      return;
    }
    this.objectCount = operation.objectCount;
    this.rootObjectCount = operation.rootObjectCount;
    this.resultSize = operation.resultSize;
    const file = this.#file ?? { chunks: [], size: 0 };
    this.#work = workOnMutation({ id, mutation: query, file, done: operation.objectCount, run });
  }

  /** Whether somebody put another file in place of the uploaded one, or it is gone. */
  get isFileChanged(): boolean {
    return (
      this.#operation.type === 'MUTATION' && (this.#file === undefined || this.#fileNow() !== this.#file)
    );
  }

  /** Does the next piece. */
  async step(): Promise<BulkPiece['failure']> {
    const { value, done } = await this.#work.next();
    if (done === true) {
      this.isExhausted = true;
      return undefined;
    }
    // One by one: a page with all that is in it may have more lines than a call takes arguments.
    for (const line of value.lines) this.#waiting.push(line);
    this.objectCount += value.lines.length;
    this.rootObjectCount += value.roots;
    return value.failure;
  }

  /** Puts what has come together to the results. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const content = Buffer.from(this.#waiting.join(''));
    this.#waiting = [];
    this.resultSize += content.length;
    this.#store.blobs.append(resultBlob(this.#operation), content);
  }

  #fileNow(): Blob | undefined {
    return this.#store.blobs.get(this.#operation.stagedKey ?? '');
  }
}
