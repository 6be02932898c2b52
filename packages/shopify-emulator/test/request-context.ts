import type { Clock } from '../src/clock/clock.ts';
import type { RequestContext } from '../src/objects/object-module.ts';
import { createShopStore } from '../src/store/shop-store.ts';

/** What a resolver gets of a request to an empty shop, for tests without a server. */
export function openContext(clock: Clock = { now: () => Date.UTC(2026, 4, 4) }): RequestContext {
  return {
    shop: createShopStore(clock),
    clock,
    caller: { token: 't', appId: 1, appTitle: 'Test', scopes: new Set() },
    origin: 'http://127.0.0.1',
    readDocument: () => ({ document: null, errors: [] }),
    resolveNode: () => null,
    reportSearch: () => undefined,
  };
}
