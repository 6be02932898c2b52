import type { Clock } from '../clock/clock.ts';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import type { AnswerKind, JournalEntry } from '../control/journal.ts';
import type { Caller } from '../objects/object-module.ts';
import type { AdminRequest } from './admin-request.ts';
import type { Answer } from './answer.ts';
import { complaintsOf } from './complaints.ts';
import type { GraphqlBody } from './graphql-body.ts';
import type { ReadyOperation } from './ready-operation.ts';

/** What is known of a call when it ends: the further it came, the more. */
export interface Noted {
  readonly body?: GraphqlBody;
  readonly caller?: Caller;
  readonly ready?: ReadyOperation;
  readonly answer: Answer | null;
  readonly applied: boolean;
  /** That of the answer when absent. */
  readonly kind?: AnswerKind;
  /** The shop's when absent. */
  readonly clock?: Clock;
}

export function noteCall(shop: EmulatedShop, request: AdminRequest, noted: Noted): void {
  const { body, caller, ready, answer, clock = shop.clock } = noted;
  const complaints = answer === null ? [] : complaintsOf(answer);
  const entry: Omit<JournalEntry, 'sequence'> = {
    time: new Date(clock.now()).toISOString(),
    requestId: request.requestId,
    endpoint: 'graphql',
    version: request.version,
    token: request.token,
    operationName: ready?.operation.name?.value ?? body?.operationName ?? null,
    rootFields: ready?.rootFields.map((field) => field.name) ?? [],
    // The text of the kept document, so that many calls of one text share it.
    query: ready?.document.loc?.source.body ?? body?.query ?? null,
    variables: ready?.variables ?? body?.variables ?? {},
    requestedCost: answer?.cost?.requested ?? ready?.requestedCost ?? null,
    actualCost: answer?.cost?.actual ?? null,
    available: caller === undefined ? null : shop.buckets.of(caller.appId).status().currentlyAvailable,
    status: answer?.status ?? null,
    answer: noted.kind ?? answer?.kind ?? 'fault',
    applied: noted.applied,
    ...(complaints.length === 0 ? {} : { complaints }),
    ...(answer?.internalError === undefined ? {} : { internalError: answer.internalError }),
  };
  shop.journal.record(entry, request.text.length);
}
