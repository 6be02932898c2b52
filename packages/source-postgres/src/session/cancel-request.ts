import { createConnection } from 'node:net';
import type { ConnectionOptions } from '../options/connection-options.ts';

/** What the server gave at the start to cancel a query by. */
export interface BackendKey {
  readonly processID: number;
  readonly secretKey: number;
}

const cancelCode = 80_877_102;
const giveUpAfterMs = 2000;

/**
 * Asks the server, on a connection of its own, to cancel what a session is doing; it neither answers nor promises.
 * Sent in the clear, as libpq does: the key is worth nothing once the session has ended, which it does right after.
 */
export async function sendCancelRequest(
  { host, port }: Pick<ConnectionOptions, 'host' | 'port'>,
  key: BackendKey,
): Promise<void> {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(cancelCode, 4);
  message.writeInt32BE(key.processID, 8);
  message.writeInt32BE(key.secretKey, 12);
  const socket = host.startsWith('/')
    ? createConnection(`${host}/.s.PGSQL.${port}`)
    : createConnection(port, host);
  await new Promise<void>((resolve) => {
    socket.setTimeout(giveUpAfterMs, () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
    socket.end(message);
    socket.resume();
  });
}
