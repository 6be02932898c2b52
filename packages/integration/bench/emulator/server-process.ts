import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The local store in a process of its own, as a user starts it. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  control(request: string, body?: object): Promise<unknown>;
  /** Resident memory now. */
  rssMb(): number;
}

export async function startServer(): Promise<ServerProcess> {
  const main = fileURLToPath(new URL('main.js', import.meta.resolve('@backstock/shopify-emulator')));
  const child = spawn(process.execPath, [main, '--port', '0', '--plan', 'enterprise'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line]: unknown[] = await once(child.stdout, 'data');
  const url = /http:\/\/\S+:\d+/.exec(String(line))?.[0];
  const { pid } = child;
  if (url === undefined || pid === undefined) throw new Error(`The local store says "${String(line)}".`);
  return {
    url,
    pid,
    async control(request, body) {
      const [method = 'GET', name = ''] = request.split(' ', 2);
      const options = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(`${url}/__control/${name}`, options);
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`${request}: ${JSON.stringify(answer)}`);
      return answer;
    },
    rssMb: () => {
      const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Number(kilobytes ?? 0) / 1024;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
