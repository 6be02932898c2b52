import type { EmulatedShop } from '../control/emulated-shop.ts';
import type { CallFault } from '../control/faults.ts';
import type { FaultMoment, WriteEffect } from '../control/fault.ts';
import { otherApp } from '../control/tokens.ts';
import { exceedsVariantLimit, variantLimitMessage } from '../control/variant-limit.ts';
import { givenKey } from '../limits/field-arguments.ts';
import type { Caller } from '../objects/object-module.ts';
import type { AdminApi } from './admin-api.ts';
import type { AdminRequest } from './admin-request.ts';
import {
  answerOfState,
  faultAnswer,
  internalAnswer,
  malformedRequest,
  textAnswer,
  unauthorized,
  type Answer,
} from './answer.ts';
import { readGraphqlBody, type GraphqlBody } from './graphql-body.ts';
import { noteCall, type Noted } from './note-call.ts';
import { idempotencyKey } from './idempotency.ts';
import { rootFieldNodes, type ReadyOperation, type Rejection } from './ready-operation.ts';

/** An answer, or what befalls the connection instead: cut at once, cut in the middle of an answer, or left without one. */
type Reply = Answer | 'cut' | { readonly cutDuring: Answer } | 'silence';

export type AdminEndpoint = (request: AdminRequest) => Promise<Reply>;

export interface EndpointParts {
  readonly shop: EmulatedShop;
  readonly api: AdminApi;
  /** Waits in real time, for armed delays. */
  wait(milliseconds: number): Promise<unknown>;
}

export function createAdminEndpoint(parts: EndpointParts): AdminEndpoint {
  const { shop, api } = parts;
  return async (request) => {
    const refuse = (answer: Answer, noted: Partial<Noted> = {}): Answer => {
      noteCall(shop, request, { ...noted, answer, applied: false });
      return answer;
    };
    const unavailable = answerOfState(shop.state);
    if (unavailable !== null) return refuse(unavailable);
    const caller = request.token === null ? undefined : shop.tokens.find(request.token);
    const body = readGraphqlBody(request.text, request.contentType);
    if (caller === undefined) return refuse(unauthorized);
    if (body === null) return refuse(malformedRequest);
    const ready = prepare(api, body, request.requestId);
    if ('kind' in ready) return refuse(ready, { body, caller });
    if ('errors' in ready)
      return refuse({ status: 200, body: { errors: ready.errors }, kind: 'rejected' }, { body, caller });
    const { switches } = shop.store;
    if (switches.variantDailyLimit === 'status-429' && exceedsVariantLimit(shop, ready.rootFields))
      return refuse(textAnswer(429, variantLimitMessage, 'fault'), { body, caller, ready });
    const fault = shop.faults.forCall(ready.rootFields);
    if (fault.revoke === 'before') {
      shop.tokens.revoke(caller.token);
      return refuse(unauthorized, { body, caller, ready });
    }
    const outcome = await runFaulty(parts, { ...request, caller, ready, isThrottled: false }, fault);
    noteCall(shop, request, { ...outcome, body, caller, ready });
    if (fault.revoke === 'after') shop.tokens.revoke(caller.token);
    return outcome.reply;
  };
}

/** A document that is nested thousands of levels deep exhausts the stack of whoever reads it. */
function prepare(api: AdminApi, body: GraphqlBody, requestId: string): ReadyOperation | Rejection | Answer {
  try {
    return api.prepare(body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...internalAnswer(requestId), internalError: error.message };
  }
}

interface Outcome {
  readonly reply: Reply;
  /** What the journal tells of. */
  readonly answer: Answer | null;
  readonly applied: boolean;
}

type RunningCall = AdminRequest & {
  readonly caller: Caller;
  readonly ready: ReadyOperation;
  readonly isThrottled: boolean;
};

async function runFaulty(parts: EndpointParts, call: RunningCall, fault: CallFault): Promise<Outcome> {
  if (fault.delayMs > 0) await parts.wait(fault.delayMs);
  await writeBehind(parts, fault.writes, 'before');
  const { effect } = fault;
  if (effect?.kind === 'hang') {
    if (effect.landsAfterMs !== undefined) landLater(parts, call, effect.landsAfterMs);
    return { reply: 'silence', answer: null, applied: false };
  }
  const runs = effect === null || effect.kind === 'throttle' || effect.when !== 'before';
  const before = parts.shop.store.revision;
  const isThrottled = effect?.kind === 'throttle';
  const answer = runs ? await parts.api.answer({ ...call, isThrottled }) : null;
  const applied = parts.shop.store.revision !== before;
  await writeBehind(parts, fault.writes, 'after');
  return { ...replyUnder(effect, call.requestId, answer), applied };
}

async function writeBehind(
  parts: EndpointParts,
  writes: readonly WriteEffect[],
  when: FaultMoment,
): Promise<void> {
  for (const { query, variables = {}, ...write } of writes) {
    if (write.when === when) await parts.api.runAs(otherApp(), { query, variables, operationName: null });
  }
}

/** The client hears nothing, and learns nothing of what happens when the time has come. */
function landLater({ shop, api }: EndpointParts, call: RunningCall, afterMs: number): void {
  const { operation, counted } = call.ready;
  const keys = rootFieldNodes(operation, counted.fragments).map((node) => givenKey(node, counted.variables));
  shop.landings.add({
    keys: keys.map((key) => idempotencyKey(call.caller, key ?? '')),
    dueMs: shop.clock.now() + afterMs,
    land(clock) {
      const before = shop.store.revision;
      api.land(call.caller, call.ready, clock);
      const applied = shop.store.revision !== before;
      noteCall(shop, call, {
        caller: call.caller,
        ready: call.ready,
        answer: null,
        applied,
        kind: 'landed',
        clock,
      });
    },
  });
}

/** `answer` is what the call would have been answered; null where it did not run. */
function replyUnder(
  effect: CallFault['effect'],
  requestId: string,
  answer: Answer | null,
): Omit<Outcome, 'applied'> {
  if (effect?.kind === 'cut')
    return effect.when === 'during' && answer !== null
      ? { reply: { cutDuring: answer }, answer: null }
      : { reply: 'cut', answer: null };
  const told = effect === null || effect.kind === 'throttle' ? answer : failureOf(effect, requestId);
  const cost = answer?.cost;
  const whole = told === null || cost === undefined ? told : { ...told, cost };
  return { reply: whole ?? 'silence', answer: whole };
}

function failureOf(effect: NonNullable<CallFault['effect']>, requestId: string): Answer {
  if (effect.kind === 'status') return faultAnswer(effect.status, effect.retryAfterSeconds);
  return { ...internalAnswer(requestId), kind: 'fault' };
}
