import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Workload } from './workloads.ts';

export interface CallTimes {
  readonly calls: number;
  readonly seconds: number;
  /** Of single calls, sorted. */
  readonly latenciesMs: readonly number[];
}

/** Sends calls over connections that stay open, so many at a time, until the time is over. Every answer must be without errors. */
export async function callInLoop(
  url: string,
  workload: Workload,
  options: { readonly first: number; readonly seconds: number; readonly connections: number },
): Promise<CallTimes> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + options.seconds * 1000;
  let next = options.first;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      const sent = performance.now();
      const body = { query: workload.query, variables: workload.variables(next) };
      next += 1;
      const answer = await send(url, agent, JSON.stringify(body));
      latencies.push(performance.now() - sent);
      if (answer.includes('"errors"') || answer.includes('"message"'))
        throw new Error(`${workload.name}: ${answer.slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, work));
  agent.destroy();
  return {
    calls: latencies.length,
    seconds: (performance.now() - started) / 1000,
    latenciesMs: latencies.toSorted((a, b) => a - b),
  };
}

function send(url: string, agent: Agent, body: string): Promise<string> {
  const headers = { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': 'shpat_test' };
  const length = { 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const call = request(
      `${url}/admin/api/2026-10/graphql.json`,
      { method: 'POST', agent, headers: { ...headers, ...length } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(text));
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
