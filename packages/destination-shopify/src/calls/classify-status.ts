import { BackstockError, type ErrorCode } from '@backstock/core';
import { CallFault } from './call-fault.ts';

interface StatusRule {
  readonly code: ErrorCode;
  readonly message: (shop: string) => string;
  readonly fix: string;
}

/** Statuses that another attempt cannot mend. https://shopify.dev/docs/api/admin-graphql#status-and-error-codes */
const finalStatuses: Readonly<Record<number, StatusRule>> = {
  401: {
    code: 'STORE.AUTHENTICATION',
    message: (shop) => `${shop} does not accept the access token`,
    fix: 'Put a valid Admin API access token of this shop into access_token.',
  },
  402: {
    code: 'STORE.UNAVAILABLE',
    message: (shop) => `${shop} is frozen, or its plan lacks what was asked for`,
    fix: "Look at the shop's billing in the Shopify admin.",
  },
  403: {
    code: 'STORE.AUTHENTICATION',
    message: (shop) => `${shop} forbids the call`,
    fix: 'See in the Shopify admin whether the app is still installed and the shop is open.',
  },
  404: {
    code: 'STORE.NOT_FOUND',
    message: (shop) => `There is no shop ${shop}`,
    fix: 'Check shop: it must be the permanent domain, example.myshopify.com.',
  },
  423: {
    code: 'STORE.UNAVAILABLE',
    message: (shop) => `${shop} is locked`,
    fix: 'Shopify locks shops after abuse or suspected fraud: ask Shopify support.',
  },
  430: {
    code: 'STORE.UNAVAILABLE',
    message: (shop) => `Shopify's security check rejects calls to ${shop} from this address`,
    fix: 'Wait, or send from another address.',
  },
};

/** What an HTTP status other than 200 means. `retryAfter` is the header, seconds as a decimal text. */
export function classifyStatus(
  status: number,
  retryAfter: string | null,
  shop: string,
): CallFault | BackstockError {
  if (status === 429) return new CallFault('throttled', unavailable(status, shop), retryAfterMs(retryAfter));
  if (status === 408 || status >= 500) return new CallFault('lost', unavailable(status, shop));
  const rule = finalStatuses[status >= 300 && status < 400 ? 404 : status];
  if (rule === undefined) {
    return new BackstockError({
      code: 'STORE.REQUEST_REJECTED',
      message: `${shop} rejected the request (HTTP ${status})`,
      fix: 'This is a fault of Backstock: please report it.',
    });
  }
  const { code, message, fix } = rule;
  return new BackstockError({ code, message: `${message(shop)} (HTTP ${status})`, fix });
}

function unavailable(status: number, shop: string): BackstockError {
  return new BackstockError({
    code: 'STORE.UNAVAILABLE',
    message: `${shop} does not answer properly (HTTP ${status})`,
    fix: 'Run again later.',
    retryable: true,
  });
}

function retryAfterMs(header: string | null): number {
  const seconds = Number(header ?? 1);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1000) : 1000;
}
