import type { CallFault } from '../control/faults.ts';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import type { JournalEntry } from '../control/journal.ts';
import type { Caller } from '../objects/object-module.ts';
import type { AdminApi, DebugWishes } from './admin-api.ts';
import {
  answerOfState,
  faultAnswer,
  internalAnswer,
  malformedRequest,
  unauthorized,
  type Answer,
} from './answer.ts';
import { readGraphqlBody, type GraphqlBody } from './graphql-body.ts';
import type { ReadyOperation } from './ready-operation.ts';

/** One POST to `/admin/api/<version>/graphql.json`. */
interface AdminRequest {
  readonly requestId: string;
  /** Where the client reaches the server. */
  readonly origin: string;
  /** The version that serves the call. */
  readonly version: string;
  readonly token: string | null;
  readonly contentType: string;
  readonly text: string;
  readonly debug: DebugWishes;
}

/** Null: the connection shall be cut. */
export type AdminEndpoint = (request: AdminRequest) => Promise<Answer | null>;

export interface EndpointParts {
  readonly shop: EmulatedShop;
  readonly api: AdminApi;
  /** Waits in real time, for armed delays. */
  wait(milliseconds: number): Promise<unknown>;
}

export function createAdminEndpoint(parts: EndpointParts): AdminEndpoint {
  return async (request) => {
    const unavailable = answerOfState(parts.shop.state);
    if (unavailable !== null) return note(parts, request, { answer: unavailable, applied: false });
    const caller = request.token === null ? undefined : parts.shop.tokens.find(request.token);
    const body = readGraphqlBody(request.text, request.contentType);
    if (caller === undefined) return note(parts, request, { answer: unauthorized, applied: false });
    if (body === null) return note(parts, request, { answer: malformedRequest, applied: false });
    const ready = parts.api.prepare(body);
    if ('errors' in ready) {
      const answer: Answer = { status: 200, body: { errors: ready.errors }, kind: 'rejected' };
      return note(parts, request, { body, caller, answer, applied: false });
    }
    const { delayMs, effect } = parts.shop.faults.forCall(ready.rootFields);
    if (delayMs > 0) await parts.wait(delayMs);
    const before = parts.shop.store.revision;
    const answer = await answerWithFault(parts, { caller, ready, fault: effect, ...request });
    const applied = parts.shop.store.revision !== before;
    return note(parts, request, { body, caller, ready, answer, applied });
  };
}

async function answerWithFault(
  parts: EndpointParts,
  call: AdminRequest & {
    readonly caller: Caller;
    readonly ready: ReadyOperation;
    readonly fault: CallFault['effect'];
  },
): Promise<Answer | null> {
  const { fault } = call;
  // A throttled call is answered by the API itself, with its cost.
  const goesWrong = fault === null || fault.kind === 'throttle' ? null : fault;
  const answer = goesWrong?.when === 'before' ? undefined : await parts.api.answer(call);
  if (goesWrong === null) return answer ?? null;
  if (goesWrong.kind === 'cut') return null;
  const failed: Answer =
    goesWrong.kind === 'internal-error'
      ? { ...internalAnswer(call.requestId), kind: 'fault' }
      : faultAnswer(goesWrong.status, goesWrong.retryAfterSeconds);
  return answer?.cost === undefined ? failed : { ...failed, cost: answer.cost };
}

interface Noted {
  readonly body?: GraphqlBody;
  readonly caller?: Caller;
  readonly ready?: ReadyOperation;
  readonly answer: Answer | null;
  readonly applied: boolean;
}

function note(parts: EndpointParts, request: AdminRequest, noted: Noted): Answer | null {
  const { shop } = parts;
  const { body, caller, ready, answer } = noted;
  const entry: Omit<JournalEntry, 'sequence'> = {
    time: new Date(shop.clock.now()).toISOString(),
    requestId: request.requestId,
    endpoint: 'graphql',
    version: request.version,
    token: request.token,
    operationName: ready?.operation.name?.value ?? body?.operationName ?? null,
    rootFields: ready?.rootFields.map((field) => field.name) ?? [],
    // The text of the kept document, so that many calls of one text share it.
    query: ready?.document.loc?.source.body ?? body?.query ?? null,
    variables: body?.variables ?? {},
    requestedCost: answer?.cost?.requested ?? ready?.requestedCost ?? null,
    actualCost: answer?.cost?.actual ?? null,
    available: caller === undefined ? null : shop.buckets.of(caller.appId).status().currentlyAvailable,
    status: answer?.status ?? null,
    answer: answer?.kind ?? 'fault',
    applied: noted.applied,
    ...(answer?.internalError === undefined ? {} : { internalError: answer.internalError }),
  };
  shop.journal.record(entry, request.text.length);
  return answer;
}
