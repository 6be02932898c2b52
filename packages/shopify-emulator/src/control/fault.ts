/** Something that shall go wrong. */
export type Fault = FaultMatch & FaultEffect;

/** When: at the `nth` matching call (for `refuse`: root field), and at the `times` - 1 after it. */
export interface FaultMatch {
  /** Name of a root field; without it every call matches. */
  readonly field?: string | undefined;
  /** A value that must stand somewhere in the arguments of that root field. */
  readonly value?: string | number | undefined;
  /** From 1. */
  readonly nth?: number | undefined;
  readonly times?: number | undefined;
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
  | { readonly kind: 'cut'; readonly when: FaultMoment }
  /** Shopify's usual way to fail: status 200, no data, INTERNAL_SERVER_ERROR. */
  | { readonly kind: 'internal-error'; readonly when: FaultMoment }
  | { readonly kind: 'delay'; readonly delayMs: number }
  | RefuseEffect;

/** A userError in place of the mutation. */
export interface RefuseEffect {
  readonly kind: 'refuse';
  readonly message: string;
  readonly code?: string | undefined;
  /** The error's field path; by default null, or the place of `item`. */
  readonly errorField?: readonly string[] | undefined;
  /** Only where the first list in the arguments has an entry of this index, from 0. */
  readonly item?: number | undefined;
}
