/** Something that shall go wrong. */
export type Fault = FaultMatch & FaultEffect;

/**
 * When: at the `nth` match and at the `times` - 1 after it, or at every match while `forMs` pass on the clock. Most kinds count
 * calls; `refuse` counts root fields, and with `item: 'counted'` the entries of their lists.
 */
export interface FaultMatch {
  /** Name of a root field; without it every call matches. */
  readonly field?: string | undefined;
  /** A value that must stand somewhere in the arguments of that root field. */
  readonly value?: string | number | undefined;
  /** From 1. */
  readonly nth?: number | undefined;
  readonly times?: number | undefined;
  /** After the first hit only every so many matches, instead of each. */
  readonly every?: number | undefined;
  /** From the first hit on; stands in place of `times`. */
  readonly forMs?: number | undefined;
}

/** Whether the call has its effect before it goes wrong. */
export type FaultMoment = 'before' | 'after';

export type FaultEffect =
  | { readonly kind: 'throttle' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly when: FaultMoment;
      readonly retryAfterSeconds?: number;
    }
  /** The connection, before or after the call, or in the middle of its answer. */
  | { readonly kind: 'cut'; readonly when: FaultMoment | 'during' }
  /** Shopify's usual way to fail: status 200, no data, INTERNAL_SERVER_ERROR. */
  | { readonly kind: 'internal-error'; readonly when: FaultMoment }
  | { readonly kind: 'delay'; readonly delayMs: number }
  /** A reply that never comes. The call has its effect so much later, by the clock; never when absent. */
  | { readonly kind: 'hang'; readonly landsAfterMs?: number | undefined }
  /** The token of the call is revoked: before, so that the call is the first that fails, or after its answer. */
  | { readonly kind: 'revoke'; readonly when: FaultMoment }
  /** Somebody else changes something behind our back, right before the call runs or right after. */
  | WriteEffect
  /** Every call that may create variants is refused once so many were created on this UTC day; stays until it is cleared. */
  | { readonly kind: 'variant-limit'; readonly limit: number }
  | RefuseEffect;

export interface WriteEffect {
  readonly kind: 'write';
  readonly when: FaultMoment;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** A userError in place of the mutation; of a batch that Shopify does not treat as one, in place of the item. */
export interface RefuseEffect {
  readonly kind: 'refuse';
  readonly message: string;
  readonly code?: string | undefined;
  /** The error's field path; by default null, or the place of `item`. */
  readonly errorField?: readonly string[] | undefined;
  /**
   * Which entry of the first list in the arguments: its index, from 0; the one that holds `value`; or the `nth` of all that
   * come by, counted over calls. Root fields without such an entry are not meant.
   */
  readonly item?: number | 'with-value' | 'counted' | undefined;
}

/** A fault that is armed. */
export type ArmedFault = Fault & {
  /** Matches so far. */
  readonly seen: number;
  /** How often it has struck. */
  readonly hits: number;
};
