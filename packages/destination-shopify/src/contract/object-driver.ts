import type {
  DecidedChange,
  ObjectDefinition,
  Observations,
  ObserveRequest,
  Operation,
  PlanContext,
  PlannedChange,
} from '@backstock/core';
import type { StoreReader } from './store-reader.ts';

/** What a look into the store says about an operation whose reply was lost. */
export type ReadBack =
  | { readonly kind: 'found'; readonly storeId: string }
  /** Not there: it was not applied, provided that it can no longer be running. */
  | { readonly kind: 'absent' }
  /** The store cannot tell (nothing to look it up by, or what is there may be somebody else's). */
  | { readonly kind: 'unknown' };

/** What one object of the store knows about itself: all that the rest of the package needs in order to write it. */
export interface ObjectDriver {
  readonly definition: ObjectDefinition;
  /** The schema's owner type of its metafields, for their definitions. */
  readonly metafieldOwner: 'CUSTOMER';
  /** Access scopes by what they allow. */
  readonly scopes: { readonly read: readonly string[]; readonly write: readonly string[] };

  observe(request: ObserveRequest, reader: StoreReader): Promise<Observations>;

  /** Pure and deterministic. */
  plan(
    changes: readonly DecidedChange[],
    observations: Observations,
    context: PlanContext,
  ): readonly PlannedChange[];

  /** Looks for the effect of an operation whose mutation is `read_back`. Called when the call can no longer be running. */
  readBack(operation: Operation, reader: StoreReader, sentAtMs: number): Promise<ReadBack>;

  /**
   * The field of the mapping that a refusal is about, from the path of a user error. In a batch the path's list index was
   * already made to count from the operation's own first entry. Pure.
   */
  fieldOfPath(operation: Operation, path: readonly string[]): string | undefined;
}
