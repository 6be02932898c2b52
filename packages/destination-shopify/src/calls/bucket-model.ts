import type { ThrottleStatus } from './answer.ts';

/** A call that holds points from before it leaves until its answer. */
export interface Reservation {
  readonly points: number;
  readonly sentAtMs: number;
  /** What was spent by calls that ended while this one was in flight. */
  readonly endedSince: () => number;
}

/**
 * How many points are there to be spent, computed from the store's own reports. Two leaky buckets over the same calls:
 *
 * - `floor`: the level of the store's bucket, from below, as if all that is in flight were charged already. It is full at
 *   most to `maximum − in flight`, because a bucket that is full does not fill while a call is on its way to it. So a call
 *   that fits under the floor fits into the store's bucket whenever it arrives.
 * - `share`: what of our share of the rate is unspent.
 *
 * Each report corrects the floor: from below by what cannot be missing, from above by what cannot be there (somebody else
 * uses the same token, the plan changed, Shopify lowered the rate). Takes the time as an argument; knows no clock.
 */
export class BucketModel {
  readonly #shareOfRate: number;
  #maximum = 0;
  #rate = 0;
  #floor = 0;
  #share = 0;
  #atMs = 0;
  #inFlight = 0;
  #ended = 0;

  constructor(shareOfRate: number) {
    this.#shareOfRate = shareOfRate;
  }

  /** Whether the store has said yet how large its bucket is. */
  get isKnown(): boolean {
    return this.#rate > 0;
  }

  /** Points a second that are ours. */
  get ratePerSecond(): number {
    return this.#rate * this.#shareOfRate;
  }

  /** The store's own rate, points a second. */
  get restoreRate(): number {
    return this.#rate;
  }

  /** Points that could be spent at this moment. */
  spendable(nowMs: number): number {
    this.#flow(nowMs);
    return Math.max(0, Math.min(this.#floor, this.#share));
  }

  /** How long until `points` are there, if nothing else happens: 0 now, `Infinity` where only an answer can tell. */
  waitMs(points: number, nowMs: number): number {
    if (!this.isKnown) return this.#inFlight === 0 ? 0 : Number.POSITIVE_INFINITY;
    this.#flow(nowMs);
    const floorGoal = Math.min(points, this.#maximum);
    const shareGoal = Math.min(points, this.#maximum * this.#shareOfRate);
    const lacking = Math.max(
      (floorGoal - this.#floor) / this.#rate,
      (shareGoal - this.#share) / this.ratePerSecond,
    );
    if (lacking <= 0) return 0;
    if (floorGoal > this.#maximum - this.#inFlight) return Number.POSITIVE_INFINITY;
    return Math.max(1, Math.ceil(lacking * 1000));
  }

  reserve(points: number, nowMs: number): Reservation {
    this.#flow(nowMs);
    this.#floor -= points;
    this.#share -= points;
    this.#inFlight += points;
    const endedBefore = this.#ended;
    return { points, sentAtMs: nowMs, endedSince: () => this.#ended - endedBefore };
  }

  /** The call ended and was charged `actual` points; `report` is what its answer says of the bucket. */
  settle(reservation: Reservation, actual: number, nowMs: number, report?: ThrottleStatus): void {
    this.#flow(nowMs);
    this.#inFlight -= reservation.points;
    this.#floor += reservation.points - actual;
    this.#share = Math.min(this.#shareCap, this.#share + reservation.points - actual);
    const concurrent = this.#inFlight + reservation.endedSince();
    this.#ended += actual;
    if (report !== undefined) this.#learn(report, concurrent, nowMs - reservation.sentAtMs, nowMs);
    this.#floor = Math.min(this.#floor, this.#maximum - this.#inFlight);
  }

  #learn(report: ThrottleStatus, concurrent: number, tookMs: number, nowMs: number): void {
    const isFirst = !this.isKnown;
    this.#maximum = report.maximumAvailable;
    this.#rate = report.restoreRate;
    this.#atMs = nowMs;
    const atLeast = report.currentlyAvailable - concurrent;
    const atMost = report.currentlyAvailable + (this.#rate * Math.max(0, tookMs)) / 1000;
    this.#floor = isFirst ? atLeast : Math.min(Math.max(this.#floor, atLeast), atMost);
    if (isFirst) this.#share = Math.min(this.#shareCap, report.currentlyAvailable);
  }

  get #shareCap(): number {
    return this.#maximum * this.#shareOfRate;
  }

  #flow(nowMs: number): void {
    const seconds = Math.max(0, nowMs - this.#atMs) / 1000;
    this.#atMs = Math.max(this.#atMs, nowMs);
    if (!this.isKnown) return;
    this.#floor = Math.min(this.#maximum - this.#inFlight, this.#floor + this.#rate * seconds);
    this.#share = Math.min(this.#shareCap, this.#share + this.ratePerSecond * seconds);
  }
}
