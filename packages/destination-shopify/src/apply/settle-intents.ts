import type { ApplyContext, CallIntent, Operation, OperationOutcome } from '@backstock/core';
import { callBody } from '../calls/call-body.ts';
import { packAsSent, type PackedCall } from '../calls/pack.ts';
import { callRecord } from '../calls/store-reader.ts';
import { readCall } from './deliver-call.ts';
import { DeliveryState } from './delivery-state.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { lookBack } from './look-back.ts';

interface Settlement {
  readonly state: DeliveryState;
  readonly tools: DeliveryTools;
  readonly context: Omit<ApplyContext, 'intend'>;
  /** Nothing may be written, not even the same again. */
  readonly readOnly: boolean;
}

/**
 * Finds out what became of calls that another process sent: the same bytes again where that is safe, else a look into the
 * store. What was never applied is `not_sent`; it is never sent from here, because its values may be old by now.
 */
export async function* settleIntents(
  intents: readonly CallIntent[],
  context: Omit<ApplyContext, 'intend'>,
  tools: DeliveryTools,
  readOnly: boolean,
): AsyncGenerator<readonly OperationOutcome[]> {
  const state = new DeliveryState(context.signal);
  const running = settleAll(intents, { state, tools, context, readOnly });
  yield* state.queue.read();
  await running;
}

async function settleAll(intents: readonly CallIntent[], settlement: Settlement): Promise<void> {
  const { state } = settlement;
  try {
    const open = withLatestOperations(intents);
    await Promise.all(open.map((intent) => settleIntent(intent, settlement)));
    state.queue.end(state.error === undefined ? undefined : { error: state.error });
  } catch (error) {
    state.queue.end({ error });
  }
}

interface OpenIntent extends CallIntent {
  /** Its operations that no later intent carries: what was sent twice has its fate from the second time. */
  readonly latest: readonly Operation[];
}

function withLatestOperations(intents: readonly CallIntent[]): readonly OpenIntent[] {
  const inOrder = intents.toSorted((left, right) => left.sentAtMs - right.sentAtMs);
  const last = new Map<string, CallIntent>();
  for (const intent of inOrder)
    for (const operation of intent.operations) last.set(identity(operation), intent);
  return inOrder
    .map((intent) => ({
      ...intent,
      latest: intent.operations.filter((operation) => last.get(identity(operation)) === intent),
    }))
    .filter((intent) => intent.latest.length > 0);
}

/** Ids of operations are unique in their run only, and intents of several runs may be open. */
function identity(operation: Operation): string {
  return JSON.stringify([operation.id, operation.mutation, operation.variables]);
}

async function settleIntent(intent: OpenIntent, settlement: Settlement): Promise<void> {
  const { state, tools, readOnly } = settlement;
  const call = packAsSent(intent.operations, tools.catalogue);
  if (call.repeatable) {
    return readOnly ? state.settleAll(intent.latest, 'uncertain') : sendAgain(call, intent, settlement);
  }
  for (const operation of intent.latest) {
    const found = await lookBack(operation, intent.sentAtMs, state, tools);
    if (found === 'absent') state.settleAll([operation], 'not_sent');
    else state.settle([operation], [found]);
  }
  return undefined;
}

async function sendAgain(call: PackedCall, intent: OpenIntent, settlement: Settlement): Promise<void> {
  const { state, tools, context } = settlement;
  const { name } = callBody(call);
  const result = await tools.send({
    body: { name, json: intent.body },
    points: call.points,
    repeatable: true,
    signal: state.signal,
  });
  context.called({
    ...callRecord(result, tools.clock.now()),
    intent: intent.id,
    name,
    kind: 'write',
    operations: call.operations.length,
  });
  if (result.kind === 'failed') {
    if (result.stops) state.stop(result.error);
    else state.noteEffect(false, result.error);
    return state.settleAll(intent.latest, 'uncertain');
  }
  const { outcomes, notApplied } = readCall(call, result, tools);
  const latest = new Set(intent.latest.map((operation) => operation.id));
  state.settle(
    intent.latest,
    outcomes.filter((outcome) => latest.has(outcome.operation)),
  );
  return state.settleAll(
    notApplied.filter((operation) => latest.has(operation.id)),
    'not_sent',
  );
}
