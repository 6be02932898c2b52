import { BackstockError, type Clock } from '@backstock/core';
import pRetry from 'p-retry';
import type { Answer } from './answer.ts';
import type { CallBody } from './call-body.ts';
import { CallFault } from './call-fault.ts';
import { classifyAnswer } from './classify-answer.ts';
import type { CostBudget } from './cost-budget.ts';
import type { Transport } from './transport.ts';

export interface SenderOptions {
  readonly shop: string;
  readonly transport: Transport;
  readonly budget: CostBudget;
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export interface CallToSend {
  readonly body: CallBody;
  readonly points: number;
  /** Whether the same bytes may be sent again when it is not known what became of them. */
  readonly repeatable: boolean;
  /** Awaited when the call may leave, before it does: before the first attempt, and before each one of what may not be repeated. */
  readonly beforeSend?: (sentAtMs: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

interface Effort {
  /** How often it left. */
  readonly attempts: number;
  /** When it first left, and when it last did. */
  readonly startedAtMs: number;
  readonly sentAtMs: number;
}

/** What became of a call, after all that trying again could do. */
export type SendResult =
  | (Effort & { readonly kind: 'answered'; readonly answer: Answer })
  | (Effort & {
      readonly kind: 'failed';
      readonly error: BackstockError;
      /** Whether an attempt may have been applied. */
      readonly mayHaveRun: boolean;
      /** Whether the next call would fare the same: nothing more should be sent. */
      readonly stops: boolean;
    });

export type SendCall = (call: CallToSend) => Promise<SendResult>;

const retries = 5;
const firstDelayMs = 1000;
/** Against a store that throttles for ever; waiting for points goes by the budget and takes few attempts. */
const mostAttempts = 100;

/**
 * Sends calls within the budget, and again where that is safe: what was throttled or never left always, what may have run
 * only if repeating it changes nothing. Waits only on the clock that it was given.
 */
export function createSender(options: SenderOptions): SendCall {
  return async (call) => {
    const nowMs = options.clock.now();
    const effort = { attempts: 0, startedAtMs: nowMs, sentAtMs: nowMs };
    const state = { mayHaveRun: false };
    try {
      const answer = await pRetry(
        async () => {
          const sent = await attempt(options, call, effort);
          return sent;
        },
        {
          retries,
          minTimeout: 0,
          shouldConsumeRetry: ({ error }) => !isThrottling(error),
          onFailedAttempt: ({ error }) => {
            state.mayHaveRun ||= error instanceof CallFault && error.kind === 'lost';
          },
          shouldRetry: ({ error, attemptNumber, retriesConsumed }) =>
            attemptNumber < mostAttempts &&
            mayRepeat(error, call) &&
            waited(options, error, retriesConsumed, call.signal),
        },
      );
      return { kind: 'answered', answer, ...effort };
    } catch (error) {
      return { kind: 'failed', ...failure(error, call.signal), mayHaveRun: state.mayHaveRun, ...effort };
    }
  };
}

async function attempt(
  options: SenderOptions,
  call: CallToSend,
  effort: { attempts: number; startedAtMs: number; sentAtMs: number },
): Promise<Answer> {
  const reservation = await options.budget.acquire(call.points, call.signal);
  let charged = 0;
  let answer: Answer | undefined;
  try {
    effort.attempts += 1;
    effort.sentAtMs = options.clock.now();
    if (effort.attempts === 1) effort.startedAtMs = effort.sentAtMs;
    if (effort.attempts === 1 || !call.repeatable) await call.beforeSend?.(effort.sentAtMs);
    charged = call.points;
    answer = await options.transport(call.body);
    const fault = classifyAnswer(answer, options.shop);
    charged = answer.cost?.actual ?? (fault instanceof CallFault && fault.kind === 'throttled' ? 0 : charged);
    if (fault !== undefined) throw fault;
    return answer;
  } catch (error) {
    if (error instanceof CallFault && error.kind !== 'lost') charged = 0;
    throw error;
  } finally {
    options.budget.release(reservation, charged, answer?.cost?.bucket);
  }
}

function isThrottling(error: unknown): boolean {
  return error instanceof CallFault && error.kind === 'throttled';
}

function mayRepeat(error: unknown, call: CallToSend): boolean {
  return error instanceof CallFault && (error.kind !== 'lost' || call.repeatable);
}

/** A throttled call that said what it costs waits in the budget; the others wait longer each time, a little at random. */
async function waited(
  { clock, random }: SenderOptions,
  error: unknown,
  retriesConsumed: number,
  signal?: AbortSignal,
): Promise<boolean> {
  const growing = firstDelayMs * 2 ** retriesConsumed * (0.5 + random());
  const asked = error instanceof CallFault ? error.retryAfterMs : undefined;
  await clock.sleep(isThrottling(error) ? (asked ?? 0) : growing, signal);
  return true;
}

function failure(error: unknown, signal?: AbortSignal): { error: BackstockError; stops: boolean } {
  if (error instanceof CallFault) return { error: error.final, stops: error.kind !== 'lost' };
  if (error instanceof BackstockError) return { error, stops: true };
  if (signal?.aborted !== true) throw error;
  const stopped = new BackstockError({
    code: 'RUN.STOPPED',
    message: 'The run was stopped',
    retryable: true,
  });
  return { error: stopped, stops: true };
}
