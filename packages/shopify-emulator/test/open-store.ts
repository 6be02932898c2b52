import { startEmulator, type Emulator, type EmulatorOptions } from '../src/index.ts';

/** 2026-05-04T10:00:00Z */
export const nowMs = Date.UTC(2026, 4, 4, 10);

interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface LocalStore extends AsyncDisposable {
  readonly emulator: Emulator;
  /** Sends a document as a client would, and waits for the bucket first. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** The value of the only root field; fails when there are errors. */
  get(query: string, variables?: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** An empty store; by default its clock stands at `nowMs`. */
export async function openStore(
  options: EmulatorOptions = { clock: { now: () => nowMs } },
): Promise<LocalStore> {
  const emulator = await startEmulator(options);
  const ask: LocalStore['ask'] = async (query, variables = {}) => {
    const response = await fetch(`${emulator.url}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': emulator.token },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    emulator,
    ask,
    async get(query, variables) {
      const { data, errors } = await ask(query, variables);
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      const [only] = Object.values(data ?? {});
      return only;
    },
    [Symbol.asyncDispose]: async () => emulator[Symbol.asyncDispose](),
  };
}

/** Reads a member of an answer whose shape the test knows. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce((part, key) => (part as Record<string | number, unknown>)[key], value);
}

export function idAt(value: unknown, ...path: readonly (string | number)[]): string {
  return String(at(value, ...path, 'id'));
}
