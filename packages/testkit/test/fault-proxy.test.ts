import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { startFaultProxy, type FaultProxy } from '../src/index.ts';

/** A server that sends `bytes` bytes to everyone who connects. */
async function startSender(bytes: number) {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(Buffer.alloc(bytes, 'x'));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(proxy: FaultProxy): Promise<{ bytes: number; error: string | undefined }> {
  const socket = createConnection(proxy.port, proxy.host);
  let bytes = 0;
  let error: string | undefined;
  socket.on('data', (chunk) => {
    bytes += chunk.length;
  });
  socket.on('error', (fault: NodeJS.ErrnoException) => {
    error = fault.code;
  });
  await new Promise<void>((resolve) => {
    socket.on('close', () => resolve());
  });
  return { bytes, error };
}

test('passes everything on while no fault is set', async () => {
  await using sender = await startSender(300_000);
  await using proxy = await startFaultProxy({ host: '127.0.0.1', port: sender.port });
  expect(await receive(proxy)).toEqual({ bytes: 300_000, error: undefined });
});

test('cuts at the byte, refuses, and recovers', async () => {
  await using sender = await startSender(300_000);
  await using proxy = await startFaultProxy({ host: '127.0.0.1', port: sender.port });
  proxy.setFaults({ cutAfterBytes: 1000 });
  const cut = await receive(proxy);
  expect(cut).toEqual({ bytes: expect.any(Number), error: 'ECONNRESET' });
  expect(cut.bytes).toBeLessThanOrEqual(1000);
  proxy.setFaults({ refuse: true });
  expect(await receive(proxy)).toEqual({ bytes: 0, error: 'ECONNRESET' });
  proxy.setFaults({});
  expect(await receive(proxy)).toEqual({ bytes: 300_000, error: undefined });
  expect(proxy.connections).toBe(3);
});

test('delays what the target sends', async () => {
  await using sender = await startSender(10);
  await using proxy = await startFaultProxy({ host: '127.0.0.1', port: sender.port });
  proxy.setFaults({ latencyMs: 80 });
  const started = performance.now();
  await receive(proxy);
  expect(performance.now() - started).toBeGreaterThanOrEqual(75);
});
