import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export interface ProxyTarget {
  readonly host: string;
  readonly port: number;
}

/** What goes wrong, from now on. Bytes are those that the target sent, counted for each connection. */
export interface Faults {
  /** Delay of each chunk from the target, in order. */
  readonly latencyMs?: number;
  /** The connection is reset once this many bytes of the target's were passed on. */
  readonly cutAfterBytes?: number;
  /** New connections are reset at once. */
  readonly refuse?: boolean;
}

export interface FaultProxy extends AsyncDisposable {
  readonly host: string;
  readonly port: number;
  /** Connections taken so far, also refused ones. */
  readonly connections: number;
  /** Replaces the faults; holds for open connections too. */
  setFaults(faults: Faults): void;
  /** Resets every open connection. */
  cutAll(): void;
}

interface ProxyState {
  faults: Faults;
  connections: number;
  readonly sockets: Set<Socket>;
}

/** A TCP proxy in front of a server, to see what a client does when the network fails. */
export async function startFaultProxy(target: ProxyTarget): Promise<FaultProxy> {
  const state: ProxyState = { faults: {}, connections: 0, sockets: new Set() };
  const server = createServer((client) => forward(client, target, state)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fault proxy has no port');
  const cutAll = (): void => {
    for (const socket of state.sockets) socket.resetAndDestroy();
  };
  return {
    host: '127.0.0.1',
    port: address.port,
    get connections() {
      return state.connections;
    },
    setFaults(faults) {
      state.faults = faults;
    },
    cutAll,
    async [Symbol.asyncDispose]() {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(client: Socket, target: ProxyTarget, state: ProxyState): void {
  state.connections += 1;
  client.on('error', () => client.destroy());
  if (state.faults.refuse === true) {
    client.resetAndDestroy();
    return;
  }
  const server = createConnection(target.port, target.host);
  for (const socket of [client, server]) {
    state.sockets.add(socket);
    socket.on('close', () => state.sockets.delete(socket));
  }
  server.on('error', () => client.resetAndDestroy());
  client.on('close', () => server.destroy());
  client.pipe(server);
  server.pipe(faultyStream(client, state)).pipe(client);
}

/** Passes the target's bytes on, one chunk after the other; the cut falls on the exact byte. */
function faultyStream(client: Socket, state: ProxyState): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      setTimeout(() => {
        const { cutAfterBytes = Infinity } = state.faults;
        const part = chunk.subarray(0, Math.max(0, Math.min(chunk.length, cutAfterBytes - passed)));
        passed += part.length;
        if (passed >= cutAfterBytes) client.write(part, () => client.resetAndDestroy());
        else done(null, part);
      }, state.faults.latencyMs ?? 0);
    },
  });
}
