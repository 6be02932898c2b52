import { BackstockError } from '@backstock/core';
import type { StoreProblem } from '../contract/store-reader.ts';
import type { Answer } from './answer.ts';
import { CallFault } from './call-fault.ts';

/** Nothing ran because of a value that the request carries: the fault of a row, not of the request. */
const valueCodes: ReadonlySet<string> = new Set(['INVALID_VARIABLE', 'MAX_INPUT_SIZE_EXCEEDED']);

/**
 * What the errors of a 200 say about the call as a whole; `undefined` when there is something to read in it. An error beside
 * data does not undo the data: a mutation may be applied although a selected part of its payload was denied.
 */
export function classifyAnswer(answer: Answer, shop: string): CallFault | BackstockError | undefined {
  const [first] = answer.errors;
  if (first === undefined) return answer.data === null ? unreadable(shop) : undefined;
  const throttled = answer.errors.find((error) => error.code === 'THROTTLED');
  if (throttled !== undefined) {
    return new CallFault('throttled', storeFault(throttled, shop), restoreMs(answer.cost));
  }
  if (hasData(answer)) return undefined;
  const broken = answer.errors.find(
    (error) => error.code === 'INTERNAL_SERVER_ERROR' || error.code === 'TIMEOUT',
  );
  if (broken !== undefined) return new CallFault('lost', storeFault(broken, shop));
  const denied = answer.errors.find(isDenial);
  if (denied !== undefined) return accessDenied(denied, shop);
  if (first.code === 'SHOP_INACTIVE') return storeFault(first, shop, false);
  if (valueCodes.has(first.code) || isAboutOnePart(first, answer)) return undefined;
  return rejected(first, shop);
}

/** A denial without a code is told by its sentence, which names the rules for protected customer data. */
export function isDenial(error: StoreProblem): boolean {
  return (
    error.code === 'ACCESS_DENIED' ||
    (error.code === '' && error.message.startsWith('This app is not approved'))
  );
}

export function accessDenied(error: StoreProblem, shop: string): BackstockError {
  const scopes = [...error.message.matchAll(/`((?:read|write)_\w+)`/g)].map(([, scope]) => scope);
  const what = error.path.length > 0 ? ` to ${error.path.join('.')}` : '';
  return new BackstockError({
    code: 'STORE.SCOPE_MISSING',
    message: `The access token of ${shop} has no access${what}`,
    why: scopes.length > 0 ? `It needs ${scopes.join(' or ')}.` : 'The app is not approved for it.',
    fix: 'Give the app the scope in the Shopify admin, install it again, and use its token.',
  });
}

/** There is no Retry-After: the wait follows from what the call costs and the bucket lacks. */
function restoreMs(cost: Answer['cost']): number {
  if (cost === undefined) return 1000;
  const { currentlyAvailable, restoreRate } = cost.bucket;
  return Math.max(0, Math.ceil(((cost.requested - currentlyAvailable) / restoreRate) * 1000));
}

function hasData(answer: Answer): boolean {
  return Object.values(answer.data ?? {}).some((value) => value !== null && value !== undefined);
}

/** An error of a resolver has the path of its field; an error of validation starts with `query Name` or `mutation Name`. */
function isAboutOnePart(error: StoreProblem, answer: Answer): boolean {
  const [root] = error.path;
  return (
    root !== undefined && (answer.data === null || root in answer.data) && !/^(query|mutation)\b/.test(root)
  );
}

function storeFault(error: StoreProblem, shop: string, retryable = true): BackstockError {
  return new BackstockError({
    code: 'STORE.UNAVAILABLE',
    message: `${shop} could not carry out the call (${error.code})`,
    fix: retryable ? 'Run again later.' : 'Open the shop again in the Shopify admin.',
    retryable,
  });
}

/** The store's message may quote values of rows: only its code is told. */
function rejected(error: StoreProblem, shop: string): BackstockError {
  return new BackstockError({
    code: 'STORE.REQUEST_REJECTED',
    message: `${shop} rejected the request (${error.code === '' ? 'no code' : error.code})`,
    fix: 'This is a fault of Backstock: please report it.',
  });
}

function unreadable(shop: string): CallFault {
  return new CallFault('lost', storeFault({ code: 'no data', message: '', path: [] }, shop));
}
