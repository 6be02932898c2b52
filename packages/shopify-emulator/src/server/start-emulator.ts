import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { wallClock, type Clock } from '../clock/clock.ts';
import { defaultClient } from '../control/app-clients.ts';
import { createEmulatedShop, type EmulatedShop } from '../control/emulated-shop.ts';
import type { SeedOrder } from '../control/seed/seed-shop.ts';
import { defaultToken, ownApp } from '../control/tokens.ts';
import { publishedSchema } from '../schema/published-schema.ts';
import type { PlanName } from '../store/shop-profile.ts';
import type { Switches } from '../store/switches.ts';
import { createAdminApi } from './admin-api.ts';
import { createAdminEndpoint } from './admin-endpoint.ts';
import { createBulkRunner } from './bulk/bulk-runner.ts';
import { runFor } from './bulk/run-for.ts';
import { createBrowser } from './browse/browse.ts';
import { createControlDoor, type ControlDoor } from './control-door.ts';
import { originAt } from './http-request.ts';
import { createHttpServer } from './http-server.ts';

export interface EmulatorOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Loopback only by default: whoever reaches the port has the second door too. */
  readonly host?: string;
  /** With a clock of the caller's the wall clock is never read. */
  readonly clock?: Clock;
  /** `standard` by default. */
  readonly plan?: PlanName;
  readonly seed?: SeedOrder;
  /** How the shop behaves where nobody could verify it; see `switchSettings`. */
  readonly switches?: Partial<Switches>;
  /** How long search shows a thing as it was before its last write; 0 by default, also after a reset. */
  readonly searchLagMs?: number;
  /** How many calls the journal keeps; 50,000 by default. */
  readonly journalEntries?: number;
  /** Told of faults of the emulator itself; by default they only show in the journal or as a cut connection. */
  readonly complain?: (error: unknown) => void;
}

/** A running emulator. `await using` stops it. */
export interface Emulator extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** A token with all scopes that does not expire. */
  readonly token: string;
  /** What the client credentials grant takes; its tokens have all scopes and live a day. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly control: ControlDoor;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const shop = createEmulatedShop({
    clock: options.clock ?? wallClock,
    plan: options.plan ?? 'standard',
    switches: options.switches ?? {},
    searchLagMs: options.searchLagMs ?? 0,
    journalEntries: options.journalEntries ?? 50_000,
  });
  const api = createAdminApi(shop);
  const door = createControlDoor(shop, api);
  if (options.seed !== undefined) await door.seed(options.seed);
  const host = options.host ?? '127.0.0.1';
  const complain = options.complain ?? (() => undefined);
  const bulk = createBulkRunner({ shop, runFor: runFor(api, complain), complain });
  const server = createHttpServer({
    shop,
    bulk,
    admin: createAdminEndpoint({ shop, api, wait }),
    door,
    browser: createBrowser({
      schema: publishedSchema(),
      registry: api.registry,
      context: () => api.contextOf(ownApp()),
      run: (query, variables) => api.runAs(ownApp(), { query, variables, operationName: null }),
    }),
    nextRequestId: createRequestIds(shop),
    complain,
  });
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : (options.port ?? 0);
  shop.origin = originAt(host, port);
  return {
    url: shop.origin,
    port,
    token: defaultToken,
    clientId: defaultClient.clientId,
    clientSecret: defaultClient.clientSecret,
    control: door,
    async [Symbol.asyncDispose]() {
      bulk.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createRequestIds(shop: EmulatedShop): () => string {
  let count = 0;
  return () => {
    count += 1;
    const digits = count.toString(16).padStart(12, '0');
    return `00000000-0000-4000-8000-${digits}-${Math.floor(shop.clock.now() / 1_000)}`;
  };
}
