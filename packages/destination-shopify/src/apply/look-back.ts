import { BackstockError, type Operation, type OperationOutcome } from '@backstock/core';
import type { DeliveryState } from './delivery-state.ts';
import type { DeliveryTools } from './delivery-tools.ts';

/** What became of an operation whose reply was lost: its outcome, or `absent` where it was never applied. */
export type LookBack = OperationOutcome | 'absent';

/**
 * Looks for the effect of an operation that may not be repeated, and not before its call can no longer be running. Where the
 * run is stopped meanwhile, or the store cannot tell, it stays uncertain and its intent stays open.
 */
export async function lookBack(
  operation: Operation,
  sentAtMs: number,
  state: DeliveryState,
  tools: DeliveryTools,
): Promise<LookBack> {
  const uncertain = { operation: operation.id, change: operation.change, kind: 'uncertain' } as const;
  try {
    const waitMs = sentAtMs + tools.callCeilingMs - tools.clock.now();
    if (waitMs > 0) await tools.clock.sleep(waitMs, state.signal);
    const found = await tools.driver.readBack(operation, tools.reader, sentAtMs);
    if (found.kind === 'absent') return 'absent';
    return found.kind === 'unknown' ? uncertain : { ...uncertain, kind: 'delivered', storeId: found.storeId };
  } catch (error) {
    if (state.signal.aborted) return uncertain;
    if (!(error instanceof BackstockError)) throw error;
    state.stop(error);
    return uncertain;
  }
}
