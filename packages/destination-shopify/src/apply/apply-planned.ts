import type { ApplyContext, OperationOutcome, PlannedChange } from '@backstock/core';
import { packAsSent, packWaves, type PackedCall } from '../calls/pack.ts';
import { deliverCall, type Delivery } from './deliver-call.ts';
import { DeliveryState } from './delivery-state.ts';
import type { DeliveryTools } from './delivery-tools.ts';

/**
 * Applies what was planned, wave by wave, the calls of a wave side by side as the budget lets them. Throws what stopped it
 * only after the outcome of every operation was told.
 */
export async function* applyPlanned(
  planned: readonly PlannedChange[],
  context: ApplyContext,
  tools: DeliveryTools,
): AsyncGenerator<readonly OperationOutcome[]> {
  const state = new DeliveryState(context.signal);
  const delivery = { state, tools, context };
  const running = runWaves(packWaves(planned, tools.catalogue), delivery);
  yield* state.queue.read();
  await running;
}

async function runWaves(waves: readonly (readonly PackedCall[])[], delivery: Delivery): Promise<void> {
  const { state } = delivery;
  try {
    for (const wave of waves) {
      await deliverWave(wave, delivery);
    }
    state.queue.end(state.error === undefined ? undefined : { error: state.error });
  } catch (error) {
    state.queue.end({ error });
  }
}

/** More calls than can ever be in flight, so that the budget never lacks one; not all, so that memory does not grow with them. */
const mostAtOnce = 512;

async function deliverWave(wave: readonly PackedCall[], delivery: Delivery): Promise<void> {
  const waiting = wave.values();
  const deliverNext = async (): Promise<void> => {
    for (const call of waiting) await deliverUnblocked(call, delivery);
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, wave.length) }, deliverNext));
}

/** What builds on something that failed in an earlier wave is not sent. */
async function deliverUnblocked(call: PackedCall, delivery: Delivery): Promise<void> {
  const { state, tools } = delivery;
  const open = call.operations.filter((operation) => !state.isBlocked(operation));
  if (open.length === call.operations.length) return deliverCall(call, delivery);
  state.settleAll(
    call.operations.filter((operation) => state.isBlocked(operation)),
    'not_sent',
  );
  return open.length === 0 ? undefined : deliverCall(packAsSent(open, tools.catalogue), delivery);
}
