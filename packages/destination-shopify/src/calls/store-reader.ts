import type { CallRecord } from '@backstock/core';
import type { StoreReader } from '../contract/store-reader.ts';
import { accessDenied, isDenial } from './classify-answer.ts';
import type { CallToSend, SendCall, SendResult } from './send-call.ts';

export interface ReaderOptions {
  readonly shop: string;
  readonly send: SendCall;
  readonly now: () => number;
  readonly called?: (call: CallRecord) => void;
}

/** The reader that the rest of the package is given. Every read may be repeated. */
export function createStoreReader({ shop, send, now, called }: ReaderOptions): StoreReader {
  return {
    read: async (document, variables, { costPoints, signal }) => {
      const body = { name: document.name, json: JSON.stringify({ query: document.text, variables }) };
      const call: CallToSend = {
        body,
        points: costPoints,
        repeatable: true,
        ...(signal === undefined ? {} : { signal }),
      };
      const result = await send(call);
      called?.({ ...callRecord(result, now()), name: document.name, kind: 'read', operations: 0 });
      if (result.kind === 'failed') throw result.error;
      const denied = result.answer.errors.find(isDenial);
      if (denied !== undefined) throw accessDenied(denied, shop);
      // The document's types were generated from the schema against which it was checked.
      const data = (result.answer.data ?? {}) as NonNullable<NonNullable<typeof document.types>['answer']>;
      return { data, problems: result.answer.errors };
    },
  };
}

type Measured = Omit<CallRecord, 'name' | 'kind' | 'operations' | 'intent'>;

/** What is the same for reads and writes in the record of a call. */
export function callRecord(result: SendResult, nowMs: number): Measured {
  const { attempts, startedAtMs } = result;
  const took = { attempts, startedAtMs, tookMs: nowMs - startedAtMs };
  if (result.kind === 'failed') return { ...took, status: result.mayHaveRun ? 'lost' : 'failed' };
  const { cost, requestId } = result.answer;
  return {
    ...took,
    status: 'ok',
    ...(cost === undefined ? {} : { requestedPoints: cost.requested }),
    ...(cost?.actual === undefined ? {} : { actualPoints: cost.actual }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
