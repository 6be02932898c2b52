import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.ts';
import type { CustomerDataAccess } from '../limits/protected-data.ts';
import type { Caller } from '../objects/object-module.ts';
import { allScopes } from '../schema/required-access.ts';

/** The token that every fresh shop knows. */
export const defaultToken = 'shpat_test';

export const defaultApp = 7_200_000_000_001;

export interface TokenOrder {
  readonly token: string;
  /** All scopes when absent. */
  readonly scopes?: readonly string[] | undefined;
  /** Another app has a bucket, an installation and app-owned metafields of its own. */
  readonly appId?: number | undefined;
  /** By the clock; never when absent. */
  readonly expiresInSeconds?: number | undefined;
  /** What Shopify approved the app to see of customers: `all` when absent. */
  readonly customerData?: CustomerDataAccess | undefined;
}

/** Which tokens the shop accepts, and what each may do. */
export interface Tokens {
  /** Undefined too once the token has expired. */
  find(token: string): Caller | undefined;
  set(order: TokenOrder): void;
  /** A fresh token. */
  issue(order: Omit<TokenOrder, 'token'>): Caller;
  /** False if there was no such token. */
  revoke(token: string): boolean;
  /** Those that are accepted now. */
  list(): readonly Caller[];
  reset(): void;
}

interface Known {
  readonly caller: Caller;
  readonly expiresAtMs: number;
}

export function createTokens(clock: Clock): Tokens {
  const known = new Map<string, Known>();
  let issued = 0;

  function set(order: TokenOrder): Caller {
    const caller = callerOf(order);
    const lifeMs = (order.expiresInSeconds ?? Infinity) * 1000;
    known.set(order.token, { caller, expiresAtMs: clock.now() + lifeMs });
    return caller;
  }

  function forgetExpired(): void {
    for (const [token, { expiresAtMs }] of known) if (expiresAtMs <= clock.now()) known.delete(token);
  }

  const tokens: Tokens = {
    find(token) {
      const found = known.get(token);
      return found !== undefined && clock.now() < found.expiresAtMs ? found.caller : undefined;
    },
    set: (order) => {
      set(order);
    },
    issue(order) {
      forgetExpired();
      issued += 1;
      const digits = createHash('sha256').update(`token ${issued} ${clock.now()}`).digest('hex');
      return set({ ...order, token: `shpat_${digits.slice(0, 32)}` });
    },
    revoke: (token) => known.delete(token),
    list() {
      forgetExpired();
      return Array.from(known.values(), ({ caller }) => caller);
    },
    reset: () => {
      known.clear();
      set({ token: defaultToken });
    },
  };
  tokens.reset();
  return tokens;
}

/** Somebody else who works in the same shop. */
export function otherApp(): Caller {
  return callerOf({ token: 'another app', appId: defaultApp + 1 });
}

/** The app that is under test by default, for people who look at what it sees. */
export function ownApp(): Caller {
  return callerOf({ token: 'a person' });
}

function callerOf(order: TokenOrder): Caller {
  const appId = order.appId ?? defaultApp;
  return {
    token: order.token,
    appId,
    appTitle: appId === defaultApp ? 'Backstock' : `App ${appId}`,
    scopes: new Set(order.scopes ?? allScopes()),
    customerData: order.customerData ?? 'all',
  };
}
