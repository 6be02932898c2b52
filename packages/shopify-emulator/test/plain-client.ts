import type { Emulator } from '../src/index.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly version?: string;
}

/** Sends a document as any HTTP client would. */
export async function send(emulator: Emulator, query: string, call: Call = {}): Promise<Reply> {
  return post(emulator, `/admin/api/${call.version ?? '2026-10'}/graphql.json`, {
    headers: { 'X-Shopify-Access-Token': call.token ?? emulator.token, ...call.headers },
    text: JSON.stringify({ query, variables: call.variables }),
  });
}

export async function post(
  emulator: Emulator,
  path: string,
  request: { readonly headers?: Readonly<Record<string, string>>; readonly text: string },
): Promise<Reply> {
  const headers = { 'Content-Type': 'application/json', ...request.headers };
  const response = await fetch(`${emulator.url}${path}`, { method: 'POST', headers, body: request.text });
  return { status: response.status, headers: response.headers, body: asRecord(await response.json()) };
}

/** A request to the second door. */
export async function control(emulator: Emulator, request: string, body?: unknown): Promise<Reply> {
  const [method = 'GET', name = ''] = request.split(' ');
  const options = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${emulator.url}/__control/${name}`, { method, ...options });
  const json: unknown = await response.json();
  return {
    status: response.status,
    headers: response.headers,
    body: Array.isArray(json) ? { list: json } : asRecord(json),
  };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new Error(`not an object: ${JSON.stringify(value)}`);
  return { ...value };
}

/** A clock that only tests move. */
export function stillClock(start = Date.parse('2026-11-01T00:00:00Z')): { now(): number; time: number } {
  const clock = { time: start, now: () => clock.time };
  return clock;
}

export const addLocation = `mutation Add($name: String!) {
  locationAdd(input: { name: $name, address: { countryCode: CA } }) { location { name } userErrors { field message code } }
}`;

export function locationNames(emulator: Emulator): readonly unknown[] {
  const { locations } = emulator.control.view();
  return Array.isArray(locations)
    ? locations.map((location: { readonly name: unknown }) => location.name)
    : [];
}
