import { expect, test } from 'vitest';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

const createDocument = `mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) {
  files { id alt fileStatus } userErrors { field message code } } }`;

async function addFile(store: LocalStore, input: Readonly<Record<string, unknown>>): Promise<string> {
  const payload = await store.get(createDocument, {
    files: [{ originalSource: 'https://img.example.com/shoe.png', ...input }],
  });
  return idAt(payload, 'files', 0);
}

async function refusals(store: LocalStore, input: Readonly<Record<string, unknown>>): Promise<unknown> {
  const files = [{ originalSource: 'https://img.example.com/shoe.png', ...input }];
  return at(await store.get(createDocument, { files }), 'userErrors');
}

const fileDocument = `query ($id: ID!) { node(id: $id) { __typename ... on File { alt fileStatus fileErrors { code } }
  ... on MediaImage { mimeType image { url width height altText } } ... on GenericFile { url }
  ... on ExternalVideo { host originUrl embedUrl } } }`;

const tooLate = 3_000;

test('a file is uploaded, then processed, then ready', async () => {
  await using store = await openStore();
  const payload = await store.get(createDocument, {
    files: [
      { originalSource: 'https://img.example.com/320x200/shoe.png', contentType: 'IMAGE', alt: 'A shoe' },
    ],
  });
  expect(at(payload, 'files', 0, 'fileStatus')).toBe('UPLOADED');
  const id = idAt(payload, 'files', 0);
  expect(await store.get(fileDocument, { id })).toEqual({
    __typename: 'MediaImage',
    alt: 'A shoe',
    fileStatus: 'PROCESSING',
    fileErrors: [],
    mimeType: null,
    image: null,
  });
  store.emulator.control.clock.advance(tooLate);
  expect(await store.get(fileDocument, { id })).toMatchObject({
    fileStatus: 'READY',
    mimeType: 'image/png',
    image: { width: 320, height: 200, altText: 'A shoe' },
  });
});

test.each([
  [{ originalSource: 'https://nowhere.invalid/a.png' }, 'IMAGE_DOWNLOAD_FAILURE'],
  [{ originalSource: 'https://nowhere.invalid/a.pdf' }, 'GENERIC_FILE_DOWNLOAD_FAILURE'],
  [{ originalSource: 'https://img.example.com/a.pdf', contentType: 'IMAGE' }, 'UNSUPPORTED_IMAGE_FILE_TYPE'],
  [{ originalSource: 'https://img.example.com/a.mp4', contentType: 'VIDEO' }, 'INVALID_SIGNED_URL'],
])('processing of %j fails', async (input, code) => {
  await using store = await openStore();
  const id = await addFile(store, input);
  store.emulator.control.clock.advance(tooLate);
  expect(await store.get(fileDocument, { id })).toMatchObject({
    fileStatus: 'FAILED',
    fileErrors: [{ code }],
  });
});

test('without a content type the name of the source decides', async () => {
  await using store = await openStore();
  const kinds = ['a.png', 'a.mov', 'a.pdf', 'a'].map(async (name) =>
    addFile(store, { originalSource: `https://img.example.com/${name}` }),
  );
  const ids = await Promise.all(kinds);
  expect(ids.map((id) => /(\w+)\/\d+$/.exec(id)?.[1])).toEqual([
    'MediaImage',
    'Video',
    'GenericFile',
    'GenericFile',
  ]);
});

test('an external video tells where it is', async () => {
  await using store = await openStore();
  const id = await addFile(store, {
    originalSource: 'https://www.youtube.com/watch?v=abcdefghijk',
    contentType: 'EXTERNAL_VIDEO',
  });
  expect(await store.get(fileDocument, { id })).toMatchObject({
    host: 'YOUTUBE',
    originUrl: 'https://youtu.be/abcdefghijk',
    embedUrl: 'https://www.youtube.com/embed/abcdefghijk',
  });
});

test('refuses inputs in the words of Shopify', async () => {
  await using store = await openStore();
  expect(await refusals(store, { filename: 'shoe.jpg' })).toEqual([
    {
      field: ['files', '0', 'filename'],
      message: 'Provided filename extension must match original source.',
      code: 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE',
    },
  ]);
  expect(await refusals(store, { duplicateResolutionMode: 'REPLACE' })).toEqual([
    {
      field: ['files', '0', 'duplicateResolutionMode'],
      message: "Duplicate resolution mode 'REPLACE' is not supported for 'MISSING' media type.",
      code: 'INVALID_DUPLICATE_MODE_FOR_TYPE',
    },
  ]);
  expect(await refusals(store, { duplicateResolutionMode: 'REPLACE', contentType: 'IMAGE' })).toEqual([
    {
      field: ['files', '0', 'filename'],
      message: 'Missing filename argument when attempting to use REPLACE duplicate mode.',
      code: 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE',
    },
  ]);
  expect(await refusals(store, { originalSource: 'shoe', contentType: 'IMAGE' })).toEqual([
    { field: ['files', '0', 'originalSource'], message: 'Image URL is invalid', code: 'INVALID' },
  ]);
  expect(await refusals(store, { alt: 'x'.repeat(513) })).toMatchObject([
    { code: 'ALT_VALUE_LIMIT_EXCEEDED' },
  ]);
});

test.each([
  ['', 'originalSource is too short (minimum is 1)'],
  [`https://img.example.com/${'x'.repeat(2_048)}`, 'originalSource is too long (maximum is 2048)'],
])('a source of a wrong length is an error of the request', async (originalSource, message) => {
  await using store = await openStore();
  const { errors } = await store.ask(createDocument, { files: [{ originalSource }] });
  expect(errors).toMatchObject([{ message, extensions: { code: 'INVALID_FIELD_ARGUMENTS' } }]);
});

test('a name that is taken gets a UUID, is replaced or refused, as wished', async () => {
  await using store = await openStore();
  const first = await addFile(store, { contentType: 'IMAGE' });
  const second = await addFile(store, { contentType: 'IMAGE' });
  expect(second).not.toBe(first);
  const again = await addFile(store, {
    contentType: 'IMAGE',
    filename: 'shoe.png',
    duplicateResolutionMode: 'REPLACE',
  });
  expect(again).toBe(first);
  expect(await refusals(store, { duplicateResolutionMode: 'RAISE_ERROR' })).toMatchObject([
    { code: 'FILENAME_ALREADY_EXISTS' },
  ]);
});

test('names are free of each other within one call too', async () => {
  await using store = await openStore();
  const file = { originalSource: 'https://img.example.com/shoe.png' };
  const document = `mutation ($files: [FileCreateInput!]!) { fileCreate(files: $files) {
    userErrors { field code } } }`;
  expect(
    await store.get(document, { files: [file, { ...file, duplicateResolutionMode: 'RAISE_ERROR' }] }),
  ).toEqual({
    userErrors: [{ field: ['files', '1', 'filename'], code: 'FILENAME_ALREADY_EXISTS' }],
  });
});

const updateDocument = `mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) {
  files { alt fileStatus } userErrors { field message code } } }`;

test('a file can be changed once it is ready', async () => {
  await using store = await openStore();
  const id = await addFile(store, {});
  expect(await store.get(updateDocument, { files: [{ id, alt: 'Red' }] })).toEqual({
    files: [],
    userErrors: [
      { field: ['files'], message: 'Non-ready files cannot be updated.', code: 'NON_READY_STATE' },
    ],
  });
  store.emulator.control.clock.advance(tooLate);
  expect(await store.get(updateDocument, { files: [{ id, alt: 'Red' }] })).toEqual({
    files: [{ alt: 'Red', fileStatus: 'READY' }],
    userErrors: [],
  });
  const originalSource = 'https://img.example.com/other.png';
  expect(await store.get(updateDocument, { files: [{ id, originalSource }] })).toEqual({
    files: [{ alt: 'Red', fileStatus: 'UPLOADED' }],
    userErrors: [],
  });
});

test('missing files are named in one error', async () => {
  await using store = await openStore();
  const [one, two] = ['gid://shopify/MediaImage/5', 'gid://shopify/Video/6'];
  expect(at(await store.get(updateDocument, { files: [{ id: one }] }), 'userErrors')).toEqual([
    { field: ['files'], message: `File id ["${one}"] does not exist.`, code: 'FILE_DOES_NOT_EXIST' },
  ]);
  expect(at(await store.get(updateDocument, { files: [{ id: one }, { id: two }] }), 'userErrors')).toEqual([
    { field: ['files'], message: `File ids ["${one}", "${two}"] do not exist.`, code: 'FILE_DOES_NOT_EXIST' },
  ]);
});

test('an image cannot get a new source and a new preview at once', async () => {
  await using store = await openStore();
  const id = await addFile(store, {});
  const source = 'https://img.example.com/other.png';
  const payload = await store.get(updateDocument, {
    files: [{ id, originalSource: source, previewImageSource: source }],
  });
  expect(at(payload, 'userErrors')).toMatchObject([
    { field: ['files', '0', 'previewImageSource'], code: 'INVALID' },
    { field: ['files', '0', 'originalSource'], code: 'INVALID' },
  ]);
});

test('a failure can be acknowledged, work under way cannot', async () => {
  await using store = await openStore();
  const id = await addFile(store, { originalSource: 'https://nowhere.invalid/a.png' });
  const document = `mutation ($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) {
    files { fileStatus fileErrors { code } } userErrors { field message code } } }`;
  expect(await store.get(document, { ids: [id] })).toEqual({
    files: null,
    userErrors: [
      {
        field: ['fileIds'],
        message: `File with id ${id} is not in the READY state.`,
        code: 'NON_READY_STATE',
      },
    ],
  });
  store.emulator.control.clock.advance(tooLate);
  expect(await store.get(document, { ids: [id] })).toEqual({
    files: [{ fileStatus: 'READY', fileErrors: [] }],
    userErrors: [],
  });
});

test('a deleted file is gone', async () => {
  await using store = await openStore();
  const id = await addFile(store, {});
  const document = `mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { message code } } }`;
  expect(await store.get(document, { ids: [id] })).toEqual({ deletedFileIds: [id], userErrors: [] });
  expect(await store.get(fileDocument, { id })).toBeNull();
  expect(await store.get(document, { ids: [id] })).toEqual({
    deletedFileIds: null,
    userErrors: [{ message: `File id ["${id}"] does not exist.`, code: 'FILE_DOES_NOT_EXIST' }],
  });
});

test('a deleted image takes its metafields along', async () => {
  await using store = await openStore();
  const ownerId = await addFile(store, { contentType: 'IMAGE' });
  const metafield = {
    ownerId,
    namespace: 'custom',
    key: 'author',
    type: 'single_line_text_field',
    value: 'Ada',
  };
  await store.get(
    'mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { message } } }',
    { metafields: [metafield] },
  );
  expect(store.emulator.control.view()).toMatchObject({ metafields: [{ ownerId }] });
  await store.get('mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds } }', {
    ids: [ownerId],
  });
  expect(store.emulator.control.view()).toMatchObject({ metafields: [] });
});

test.each([
  ['filename:shoe*', 2],
  ['media_type:IMAGE', 2],
  ['media_type:GENERIC_FILE', 1],
  ['status:READY', 3],
  ['used_in:none', 3],
  ['alt', 1],
])('files(query: "%s") finds %i', async (query, count) => {
  await using store = await openStore();
  await addFile(store, { alt: 'with alt' });
  await addFile(store, { originalSource: 'https://img.example.com/shoe-two.png' });
  await addFile(store, { originalSource: 'https://img.example.com/list.csv' });
  store.emulator.control.clock.advance(tooLate);
  const found = await store.get(
    `query ($query: String) { files(first: 5, query: $query) { nodes { id } } }`,
    {
      query,
    },
  );
  expect(at(found, 'nodes')).toHaveLength(count);
});

test('a model is found by its id, and deleted', async () => {
  await using store = await openStore();
  const id = await addFile(store, {
    originalSource: 'https://img.example.com/chair.glb',
    contentType: 'MODEL_3D',
  });
  expect(await store.get('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ id });
  const remove =
    'mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds userErrors { message } } }';
  expect(await store.get(remove, { ids: [id] })).toEqual({ deletedFileIds: [id], userErrors: [] });
});
