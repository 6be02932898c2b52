import { at, idAt, type LocalStore } from './open-store.ts';

export type Line = Readonly<Record<string, unknown>>;

export const customerCreate = `mutation ($input: CustomerInput!) { customerCreate(input: $input) {
  customer { id email } userErrors { field message } } }`;

/** Lines for `customerCreate`, each with an address of its own. */
export function customerLines(count: number, prefix = 'c'): readonly Line[] {
  return Array.from({ length: count }, (_, index) => ({ input: { email: `${prefix}${index}@example.com` } }));
}

/** Uploads a file for a bulk mutation and gives its path. */
export async function uploadText(store: LocalStore, text: string): Promise<string> {
  const payload = await store.get(
    `mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) {
      stagedTargets { url resourceUrl } userErrors { message } } }`,
    { input: [{ resource: 'BULK_MUTATION_VARIABLES', filename: 'lines.jsonl', mimeType: 'text/jsonl' }] },
  );
  const url = String(at(payload, 'stagedTargets', 0, 'url'));
  const response = await fetch(url, { method: 'PUT', body: text });
  if (!response.ok) throw new Error(`The upload was answered ${response.status}.`);
  return decodeURIComponent(new URL(url).pathname.replace('/staged-uploads/', ''));
}

export async function upload(store: LocalStore, lines: readonly Line[]): Promise<string> {
  return uploadText(store, lines.map((line) => JSON.stringify(line)).join('\n'));
}

const runMutationDocument = `mutation ($mutation: String!, $path: String!, $client: String) {
  bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path, clientIdentifier: $client) {
    bulkOperation { id status } userErrors { field message code } } }`;

export async function runMutation(
  store: LocalStore,
  mutation: string,
  path: string,
  client?: string,
): Promise<unknown> {
  return store.get(runMutationDocument, { mutation, path, client });
}

/** The id of an operation that was started. */
export async function startMutation(
  store: LocalStore,
  mutation: string,
  lines: readonly Line[],
): Promise<string> {
  return idAt(await runMutation(store, mutation, await upload(store, lines)), 'bulkOperation');
}

const runQueryDocument = `mutation ($query: String!, $group: Boolean!) {
  bulkOperationRunQuery(query: $query, groupObjects: $group) {
    bulkOperation { id status } userErrors { field message code } } }`;

export async function runQuery(store: LocalStore, query: string, group = false): Promise<unknown> {
  return store.get(runQueryDocument, { query, group });
}

export interface Shown {
  readonly status: string;
  readonly errorCode: string | null;
  readonly completedAt: string | null;
  readonly objectCount: string;
  readonly rootObjectCount: string;
  readonly fileSize: string | null;
  readonly url: string | null;
  readonly partialDataUrl: string | null;
}

export async function show(store: LocalStore, id: string): Promise<Shown> {
  const document = `query ($id: ID!) { bulkOperation(id: $id) {
    status errorCode completedAt objectCount rootObjectCount fileSize url partialDataUrl } }`;
  return (await store.get(document, { id })) as Shown;
}

/** The lines of a file of results. */
export async function fetchLines(url: string | null): Promise<readonly Line[]> {
  const response = await fetch(url ?? '');
  if (!response.ok) throw new Error(`The results were answered ${response.status}.`);
  const text = await response.text();
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Lets so much time pass that anything small is through, and gives the lines of results in the order of their numbers. */
export async function finish(store: LocalStore, id: string): Promise<readonly Line[]> {
  store.emulator.control.clock.advance(3_600_000);
  const { url } = await show(store, id);
  const lines = await fetchLines(url);
  return lines.toSorted((a, b) => Number(a['__lineNumber']) - Number(b['__lineNumber']));
}
