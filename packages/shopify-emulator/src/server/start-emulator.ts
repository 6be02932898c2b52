import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { wallClock, type Clock } from '../clock/clock.ts';
import { createEmulatedShop, type EmulatedShop } from '../control/emulated-shop.ts';
import { defaultToken } from '../control/tokens.ts';
import type { PlanName } from '../store/shop-profile.ts';
import { createAdminApi } from './admin-api.ts';
import { createAdminEndpoint } from './admin-endpoint.ts';
import { createControlDoor, type ControlDoor } from './control-door.ts';
import { createHttpServer } from './http-server.ts';
import type { SeedOrder } from './seed-shop.ts';

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
  /** Told of faults of the emulator itself; by default they only show in the journal or as a cut connection. */
  readonly complain?: (error: unknown) => void;
}

/** A running emulator. `await using` stops it. */
export interface Emulator extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** A token with all scopes. */
  readonly token: string;
  readonly control: ControlDoor;
}

export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const shop = createEmulatedShop(options.clock ?? wallClock, options.plan ?? 'standard');
  const api = createAdminApi(shop);
  const door = createControlDoor(shop, api);
  if (options.seed !== undefined) await door.seed(options.seed);
  const host = options.host ?? '127.0.0.1';
  const server = createHttpServer({
    admin: createAdminEndpoint({ shop, api, wait }),
    door,
    nextRequestId: createRequestIds(shop),
    complain: options.complain ?? (() => undefined),
  });
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : (options.port ?? 0);
  return {
    url: `http://${host}:${port}`,
    port,
    token: defaultToken,
    control: door,
    async [Symbol.asyncDispose]() {
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
