import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';

/** What the server does with one request: answers these bytes, cuts the connection, or answers never. */
export type Play =
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  | 'cut'
  | 'cut in the body'
  | 'silence';

interface Received {
  readonly url: string;
  readonly token: string | undefined;
  readonly body: string;
}

/** A server that plays the given bytes, one play for each request. `await using` stops it. */
export interface ByteServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
}

export async function playBytes(...plays: readonly Play[]): Promise<ByteServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void handle(request, response);
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const play = plays[Math.min(received.length, plays.length - 1)] ?? 'cut';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const token = request.headers['x-shopify-access-token'];
    received.push({
      url: request.url ?? '',
      token: typeof token === 'string' ? token : undefined,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (play === 'silence') return;
    if (play === 'cut') return void request.socket.destroy();
    if (play === 'cut in the body') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"data":');
      setImmediate(() => request.socket.destroy());
      return;
    }
    response.writeHead(play.status, { 'content-type': 'application/json; charset=utf-8', ...play.headers });
    response.end(play.body);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
