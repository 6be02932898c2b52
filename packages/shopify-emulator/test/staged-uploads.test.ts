import { expect, test } from 'vitest';
import { at, openStore, type LocalStore } from './open-store.ts';

interface Target {
  readonly url: string;
  readonly resourceUrl: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

const createDocument = `mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) {
  stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`;

async function stage(store: LocalStore, input: Readonly<Record<string, unknown>>): Promise<Target> {
  const payload = await store.get(createDocument, {
    input: [
      { filename: 'my lines.jsonl', mimeType: 'text/jsonl', resource: 'BULK_MUTATION_VARIABLES', ...input },
    ],
  });
  return at(payload, 'stagedTargets', 0) as Target;
}

type Fields = readonly (readonly [string, string])[];

async function post(
  url: string,
  fields: Fields,
): Promise<{ readonly status: number; readonly text: string }> {
  const form = new FormData();
  for (const [name, value] of fields) {
    if (name === 'file') form.append(name, new Blob([value]), 'lines.jsonl');
    else form.append(name, value);
  }
  const response = await fetch(url, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}

function fieldsOf(target: Target): Fields {
  return target.parameters.map(({ name, value }) => [name, value]);
}

test('a form target names what the form must carry, in order', async () => {
  await using store = await openStore();
  const target = await stage(store, { httpMethod: 'POST' });
  expect(target.parameters.map(({ name }) => name)).toEqual([
    'Content-Type',
    'success_action_status',
    'acl',
    'key',
    'x-goog-date',
    'x-goog-credential',
    'x-goog-algorithm',
    'x-goog-signature',
    'policy',
  ]);
  expect(target.url).toBe(`${store.emulator.url}/staged-uploads/`);
  expect(target.resourceUrl).toBe(target.url);
  expect(fieldsOf(target)[3]?.[1]).toMatch(/^tmp\/\d+\/bulk\/[0-9a-f-]{36}\/my lines\.jsonl$/);
});

test('a form with every parameter and the file behind them is taken', async () => {
  await using store = await openStore();
  const target = await stage(store, { httpMethod: 'POST' });
  const answer = await post(target.url, [...fieldsOf(target), ['file', '{}\n']]);
  expect(answer).toEqual({ status: 201, text: expect.stringContaining('<PostResponse><Location>') });
});

test.each([
  ['without the policy', (fields: Fields) => [...fields.slice(0, -1), ['file', '{}']], 400],
  [
    'with another type',
    (fields: Fields) => [['Content-Type', 'text/plain'], ...fields.slice(1), ['file', '{}']],
    400,
  ],
  ['with the file in front', (fields: Fields) => [['file', '{}'], ...fields], 403],
  ['with an empty file', (fields: Fields) => [...fields, ['file', '']], 400],
  ['without a file', (fields: Fields) => fields, 400],
  [
    'with a wrong signature',
    (fields: Fields) => [
      ...fields.filter(([name]) => name !== 'x-goog-signature'),
      ['x-goog-signature', '00'],
      ['file', '{}'],
    ],
    403,
  ],
] as const)('a form %s is refused', async (_, change, status) => {
  await using store = await openStore();
  const target = await stage(store, { httpMethod: 'POST' });
  expect(await post(target.url, change(fieldsOf(target)) as Fields)).toMatchObject({ status });
});

test('a form that comes after a day is refused', async () => {
  await using store = await openStore();
  const target = await stage(store, { httpMethod: 'POST' });
  store.emulator.control.clock.advance(24 * 3_600_000);
  expect(await post(target.url, [...fieldsOf(target), ['file', '{}']])).toMatchObject({ status: 400 });
});

test('without a method the target is put to, at an address that is signed', async () => {
  await using store = await openStore();
  const target = await stage(store, {});
  expect(target.parameters).toEqual([
    { name: 'content_type', value: 'text/jsonl' },
    { name: 'acl', value: 'private' },
  ]);
  expect(target.url.startsWith(`${target.resourceUrl}?X-Goog-Algorithm=`)).toBe(true);
  const put = async (url: string): Promise<number> =>
    (await fetch(url, { method: 'PUT', body: '{}' })).status;
  expect([await put(target.url), await put(target.resourceUrl)]).toEqual([200, 403]);
});

test('videos and models must tell their size', async () => {
  await using store = await openStore();
  const input = ['VIDEO', 'MODEL_3D', 'IMAGE'].map((resource) => ({
    resource,
    filename: 'thing',
    mimeType: 'a/b',
  }));
  const payload = await store.get(createDocument, { input });
  expect(at(payload, 'userErrors')).toEqual([
    { field: ['input', '0', 'fileSize'], message: 'file size is required for video resources' },
    { field: ['input', '1', 'fileSize'], message: 'file size is required for 3D model resources' },
  ]);
  expect(at(payload, 'stagedTargets')).toMatchObject([
    { url: null },
    { url: null },
    { url: expect.any(String) },
  ]);
});

test('images of the shop itself are not for apps', async () => {
  await using store = await openStore();
  const input = ['IMAGE', 'SHOP_IMAGE'].map((resource) => ({
    resource,
    filename: 'a.png',
    mimeType: 'image/png',
  }));
  const { errors } = await store.ask(createDocument, { input });
  expect(store.emulator.control.journal()).toMatchObject([{ applied: false }]);
  expect(errors).toMatchObject([
    { message: 'Access denied for stagedUploadsCreate field.', extensions: { code: 'ACCESS_DENIED' } },
  ]);
});

/** A GIF of 3 by 2. */
const gif = Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64');

test('a file is made of what was uploaded, and looked into', async () => {
  await using store = await openStore();
  const target = await stage(store, { resource: 'IMAGE', filename: 'dot.gif', mimeType: 'image/gif' });
  await fetch(target.url, { method: 'PUT', body: gif });
  const other = await stage(store, { resource: 'IMAGE', filename: 'never.gif', mimeType: 'image/gif' });
  await store.get(
    `mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) { userErrors { message } } }`,
    {
      files: [target, other].map(({ resourceUrl }) => ({
        originalSource: resourceUrl,
        contentType: 'IMAGE',
      })),
    },
  );
  store.emulator.control.clock.advance(3_000);
  const found = await store.get(`{ files(first: 5) { nodes { fileStatus ... on MediaImage { mimeType
    originalSource { fileSize } image { width height } } } } }`);
  expect(at(found, 'nodes')).toEqual([
    {
      fileStatus: 'READY',
      mimeType: 'image/gif',
      originalSource: { fileSize: gif.length },
      image: { width: 3, height: 2 },
    },
    { fileStatus: 'FAILED', mimeType: null, originalSource: null, image: null },
  ]);
});
