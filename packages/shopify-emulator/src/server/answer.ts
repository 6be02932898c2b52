import type { AnswerKind } from '../control/journal.ts';
import type { ShopState } from '../control/shop-state.ts';

/** What goes back to the client, and what the journal says about it. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** The body is the text of a page instead of JSON. */
  readonly isPage?: true;
  readonly headers?: Readonly<Record<string, string>>;
  readonly kind: AnswerKind;
  readonly cost?: { readonly requested: number; readonly actual: number | null };
  readonly internalError?: string;
}

/** Failures of HTTP carry a text where others carry a list of errors. */
export function textAnswer(status: number, errors: string, kind: AnswerKind): Answer {
  return { status, body: { errors }, kind };
}

export const unauthorized: Answer = textAnswer(
  401,
  '[API] Invalid API key or access token (unrecognized login or wrong password)',
  'unauthorized',
);

export const notFound: Answer = textAnswer(404, 'Not Found', 'malformed');

export const malformedRequest: Answer = {
  status: 400,
  body: { errors: { query: 'Required parameter missing or invalid' } },
  kind: 'malformed',
};

const statusTexts: Readonly<Record<number, string>> = {
  402: 'Unavailable Shop',
  403: 'Unavailable Shop',
  404: 'Not Found',
  423: 'This shop is unavailable',
  430: 'Security Rejection',
  429: 'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
  500: 'An unexpected error occurred',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

const unavailable: Readonly<Record<Exclude<ShopState, 'open'>, Answer>> = {
  frozen: textAnswer(402, 'Unavailable Shop', 'unavailable'),
  'plan-limited': textAnswer(402, "This shop's plan does not have access to this feature", 'unavailable'),
  forbidden: textAnswer(403, 'Unavailable Shop', 'unavailable'),
  unknown: textAnswer(404, 'Not Found', 'unavailable'),
  locked: textAnswer(423, 'This shop is unavailable', 'unavailable'),
  rejected: textAnswer(430, 'Security Rejection', 'unavailable'),
  down: textAnswer(503, 'Service Unavailable', 'unavailable'),
  inactive: {
    status: 200,
    body: { errors: [{ message: 'Shop is inactive', extensions: { code: 'SHOP_INACTIVE' } }] },
    kind: 'unavailable',
  },
};

/** What a shop in this state answers to every call; null when it is open. The texts of 430, 503 and SHOP_INACTIVE are not known. */
export function answerOfState(state: ShopState): Answer | null {
  return state === 'open' ? null : unavailable[state];
}

/** The body of an armed failure. Those of 430, 502 and 503 are not known; the reason phrase stands for them. */
export function faultAnswer(status: number, retryAfterSeconds: number | undefined): Answer {
  const answer = textAnswer(status, statusTexts[status] ?? 'An unexpected error occurred', 'fault');
  const seconds = retryAfterSeconds ?? (status === 429 ? 2 : undefined);
  return seconds === undefined ? answer : { ...answer, headers: { 'Retry-After': seconds.toFixed(1) } };
}

const costDocumentation = 'https://shopify.dev/api/usage/rate-limits';

export function throttledErrors(): readonly object[] {
  return [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: costDocumentation } }];
}

export function tooCostly(cost: number, maxCost: number): Answer {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).

See https://shopify.dev/docs/api/usage/rate-limits for more information on how the
cost of a query is calculated.

To query larger amounts of data with fewer limits, bulk operations should be used instead.
See https://shopify.dev/docs/api/usage/bulk-operations/queries for usage details.
`;
  const extensions = { code: 'MAX_COST_EXCEEDED', cost, maxCost, documentation: costDocumentation };
  return { status: 200, body: { errors: [{ message, extensions }] }, kind: 'too-costly' };
}

/** What Shopify answers when it breaks: no cost is told, and nobody knows whether the call was applied. */
export function internalAnswer(requestId: string): Answer {
  return { status: 200, body: { errors: internalErrors(requestId), data: null }, kind: 'internal-error' };
}

export function internalErrors(requestId: string): readonly object[] {
  const message = `Internal error. Looks like something went wrong on our end.\nRequest ID: ${requestId} (include this in support requests).`;
  return [{ message, extensions: { requestId, code: 'INTERNAL_SERVER_ERROR' } }];
}
