import type { Caller } from '../objects/object-module.ts';
import { allScopes } from '../schema/required-access.ts';

/** The token that every fresh shop knows. */
export const defaultToken = 'shpat_test';

const defaultApp = 7_200_000_000_001;

export interface TokenOrder {
  readonly token: string;
  /** All scopes when absent. */
  readonly scopes?: readonly string[] | undefined;
  /** Another app has a bucket, an installation and app-owned metafields of its own. */
  readonly appId?: number | undefined;
}

/** Which tokens the shop accepts, and what each may do. */
export interface Tokens {
  find(token: string): Caller | undefined;
  set(order: TokenOrder): void;
  /** False if there was no such token. */
  revoke(token: string): boolean;
  reset(): void;
}

export function createTokens(): Tokens {
  const callers = new Map<string, Caller>();
  const tokens: Tokens = {
    find: (token) => callers.get(token),
    set: (order) => {
      callers.set(order.token, callerOf(order));
    },
    revoke: (token) => callers.delete(token),
    reset: () => {
      callers.clear();
      tokens.set({ token: defaultToken });
    },
  };
  tokens.reset();
  return tokens;
}

/** Somebody else who works in the same shop. */
export function otherApp(): Caller {
  return callerOf({ token: 'another app', appId: defaultApp + 1 });
}

function callerOf(order: TokenOrder): Caller {
  const appId = order.appId ?? defaultApp;
  return {
    token: order.token,
    appId,
    appTitle: appId === defaultApp ? 'Backstock' : `App ${appId}`,
    scopes: new Set(order.scopes ?? allScopes()),
  };
}
