import type { ApplyContext, BackstockError, Operation, OperationOutcome } from '@backstock/core';
import { callBody } from '../calls/call-body.ts';
import { packAsSent, type PackedCall } from '../calls/pack.ts';
import type { SendResult } from '../calls/send-call.ts';
import { callRecord } from '../calls/store-reader.ts';
import { readOutcomes, type ReadOutcomes } from '../outcomes/read-outcomes.ts';
import type { DeliveryState } from './delivery-state.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { lookBack } from './look-back.ts';

/** What one `apply` is about, for each of its calls. */
export interface Delivery {
  readonly state: DeliveryState;
  readonly tools: DeliveryTools;
  readonly context: ApplyContext;
}

type Answered = Extract<SendResult, { kind: 'answered' }>;

/**
 * Sends one call to its end: every operation of it gets exactly one outcome. What the store refused is taken out and the
 * rest sent again; what was lost and may not be repeated is looked for, and sent once more if it is not there.
 */
export async function deliverCall(call: PackedCall, delivery: Delivery, isSecond = false): Promise<void> {
  const { state, tools } = delivery;
  const result = await sendWithIntent(call, delivery);
  if (result.kind === 'answered') return deliverRest(call, result, delivery);
  if (result.stops) state.stop(result.error);
  if (!result.mayHaveRun) return state.settleAll(call.operations, 'not_sent');
  const [operation] = call.operations;
  if (call.repeatable || operation === undefined) {
    state.noteEffect(false, result.error);
    return state.settleAll(call.operations, 'uncertain');
  }
  const found = await lookBack(operation, result.sentAtMs, state, tools);
  if (found !== 'absent') return state.settle([operation], [found]);
  if (state.signal.aborted) return state.settleAll([operation], 'not_sent');
  if (!isSecond) return deliverCall(call, delivery, true);
  state.noteEffect(false, result.error);
  return state.settle([operation], [failedTwice(operation, result.error)]);
}

/** The store broke off over this very operation again and again: that it was not made has to be told, and is tried later. */
function failedTwice(operation: Operation, error: BackstockError): OperationOutcome {
  const refusal = {
    class: 'transient',
    code: error.code,
    message: `${error.message}; nothing was made`,
  } as const;
  return { operation: operation.id, change: operation.change, kind: 'refused', refusal };
}

/**
 * An intent goes to disk before each attempt of what may not be repeated, because its time tells until when the call may be
 * running; what may be repeated has one intent for all attempts.
 */
async function sendWithIntent(call: PackedCall, { state, tools, context }: Delivery): Promise<SendResult> {
  const body = callBody(call);
  const { operations, points, repeatable } = call;
  let intent: string | undefined;
  const beforeSend = (sentAtMs: number): Promise<void> => {
    intent = tools.newId();
    return context.intend({ id: intent, operations, body: body.json, sentAtMs });
  };
  const result = await tools.send({ body, points, repeatable, signal: state.signal, beforeSend });
  const refused = result.kind === 'answered' && readCall(call, result, tools).outcomes.some(isNotDelivered);
  if (result.attempts === 0) return result;
  context.called({
    ...callRecord(result, tools.clock.now()),
    ...(refused ? { status: 'refused' } : {}),
    ...(intent === undefined ? {} : { intent }),
    name: body.name,
    kind: 'write',
    operations: operations.length,
  });
  return result;
}

function isNotDelivered(outcome: { readonly kind: string }): boolean {
  return outcome.kind !== 'delivered';
}

async function deliverRest(call: PackedCall, result: Answered, delivery: Delivery): Promise<void> {
  const { state, tools } = delivery;
  const { outcomes, notApplied } = readCall(call, result, tools);
  state.noteEffect(true);
  state.settle(call.operations, outcomes);
  const rest = notApplied.filter((operation) => !state.isBlocked(operation));
  state.settleAll(
    notApplied.filter((operation) => state.isBlocked(operation)),
    'not_sent',
  );
  if (rest.length === 0) return;
  // Where nobody is to blame for the refusal of all, each is tried alone.
  const groups: (readonly Operation[])[] =
    outcomes.length > 0 ? [rest] : rest.map((operation) => [operation]);
  for (const group of groups) await deliverCall(packAsSent(group, tools.catalogue), delivery);
}

export function readCall(call: PackedCall, result: Answered, tools: DeliveryTools): ReadOutcomes {
  return readOutcomes(call, result.answer, (operation, path) => tools.driver.fieldOfPath(operation, path));
}
