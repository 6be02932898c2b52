import { expect, test } from 'vitest';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

const tooLate = 3_000;
const image = (name: string): object => ({
  mediaContentType: 'IMAGE',
  originalSource: `https://img.example.com/${name}.png`,
  alt: name,
});

async function addProduct(store: LocalStore): Promise<{ readonly id: string; readonly variantId: string }> {
  const payload = await store.get(
    `mutation { productCreate(product: { title: "Shoe" }) { product { id variants(first: 1) { nodes { id } } } } }`,
  );
  return { id: idAt(payload, 'product'), variantId: idAt(payload, 'product', 'variants', 'nodes', 0) };
}

const createDocument = `mutation ($productId: ID!, $media: [CreateMediaInput!]!) {
  productCreateMedia(productId: $productId, media: $media) {
    media { id alt status } product { mediaCount { count } } mediaUserErrors { field message code } userErrors { field message } } }`;

async function addMedia(
  store: LocalStore,
  productId: string,
  ...names: string[]
): Promise<readonly string[]> {
  const payload = await store.get(createDocument, { productId, media: names.map(image) });
  store.emulator.control.clock.advance(tooLate);
  return names.map((_, index) => idAt(payload, 'media', index));
}

const altsDocument = `query ($id: ID!) { product(id: $id) { featuredMedia { alt } featuredImage { altText }
  mediaCount { count } media(first: 9) { nodes { alt } } images(first: 9) { nodes { altText } } } }`;

test('media are attached behind those that are there, and show as images when they are ready', async () => {
  await using store = await openStore();
  const { id } = await addProduct(store);
  const payload = await store.get(createDocument, { productId: id, media: [image('one')] });
  expect(payload).toMatchObject({
    media: [{ alt: 'one', status: 'UPLOADED' }],
    product: { mediaCount: { count: 1 } },
    mediaUserErrors: [],
    userErrors: [],
  });
  expect(await store.get(altsDocument, { id })).toMatchObject({ featuredImage: null, images: { nodes: [] } });
  await addMedia(store, id, 'two');
  expect(await store.get(altsDocument, { id })).toEqual({
    featuredMedia: { alt: 'one' },
    featuredImage: { altText: 'one' },
    mediaCount: { count: 2 },
    media: { nodes: [{ alt: 'one' }, { alt: 'two' }] },
    images: { nodes: [{ altText: 'one' }, { altText: 'two' }] },
  });
});

test('an entry with a bad source is left out and told under both names', async () => {
  await using store = await openStore();
  const { id } = await addProduct(store);
  const media = [image('one'), { mediaContentType: 'IMAGE', originalSource: 'shoe' }];
  const payload = await store.get(createDocument, { productId: id, media });
  const error = { field: ['media', '1', 'originalSource'], message: 'Image URL is invalid' };
  expect(payload).toMatchObject({
    media: [{ alt: 'one' }],
    mediaUserErrors: [{ ...error, code: 'INVALID' }],
    userErrors: [error],
  });
});

test('a product that is not there is told by every mutation', async () => {
  await using store = await openStore();
  const productId = 'gid://shopify/Product/5';
  const error = { field: ['productId'], message: 'Product does not exist', code: 'PRODUCT_DOES_NOT_EXIST' };
  expect(await store.get(createDocument, { productId, media: [image('one')] })).toMatchObject({
    media: null,
    product: null,
    mediaUserErrors: [error],
  });
  const reorder = `mutation ($id: ID!) { productReorderMedia(id: $id, moves: []) { job { id } mediaUserErrors { field code } } }`;
  expect(await store.get(reorder, { id: productId })).toEqual({
    job: null,
    mediaUserErrors: [{ field: ['id'], code: 'PRODUCT_DOES_NOT_EXIST' }],
  });
});

test('media are changed, reordered and taken off', async () => {
  await using store = await openStore();
  const { id } = await addProduct(store);
  const [one = '', two = '', three = ''] = await addMedia(store, id, 'one', 'two', 'three');
  await store.get(
    `mutation ($id: ID!, $media: [UpdateMediaInput!]!) { productUpdateMedia(productId: $id, media: $media) { media { alt } } }`,
    { id, media: [{ id: two, alt: 'second' }] },
  );
  const reorder = `mutation ($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) { job { done } mediaUserErrors { code } } }`;
  expect(await store.get(reorder, { id, moves: [{ id: three, newPosition: '0' }] })).toEqual({
    job: { done: false },
    mediaUserErrors: [],
  });
  expect(at(await store.get(altsDocument, { id }), 'media', 'nodes')).toEqual([
    { alt: 'three' },
    { alt: 'one' },
    { alt: 'second' },
  ]);
  const remove = `mutation ($id: ID!, $ids: [ID!]!) { productDeleteMedia(productId: $id, mediaIds: $ids) { deletedMediaIds deletedProductImageIds mediaUserErrors { message } } }`;
  expect(await store.get(remove, { id, ids: [one] })).toMatchObject({
    deletedMediaIds: [one],
    deletedProductImageIds: [expect.stringMatching(/^gid:\/\/shopify\/ProductImage\/\d+$/)],
  });
  expect(at(await store.get(remove, { id, ids: [one, 'gid://shopify/Video/6'] }), 'mediaUserErrors')).toEqual(
    [{ message: `Media ids ${one},gid://shopify/Video/6 do not exist` }],
  );
});

const appendDocument = `mutation ($productId: ID!, $pairs: [ProductVariantAppendMediaInput!]!) {
  productVariantAppendMedia(productId: $productId, variantMedia: $pairs) {
    productVariants { media(first: 2) { nodes { alt } } image { altText } } userErrors { field message code } } }`;

async function appendProblems(
  store: LocalStore,
  productId: string,
  pairs: readonly object[],
): Promise<unknown> {
  return at(await store.get(appendDocument, { productId, pairs }), 'userErrors');
}

test('a variant gets an image of its product and loses it again', async () => {
  await using store = await openStore();
  const { id, variantId } = await addProduct(store);
  const [one = ''] = await addMedia(store, id, 'one');
  const pairs = [{ variantId, mediaIds: [one] }];
  expect(await store.get(appendDocument, { productId: id, pairs })).toEqual({
    productVariants: [{ media: { nodes: [{ alt: 'one' }] }, image: { altText: 'one' } }],
    userErrors: [],
  });
  expect(await appendProblems(store, id, pairs)).toMatchObject([
    { code: 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA' },
  ]);
  const detach = `mutation ($productId: ID!, $pairs: [ProductVariantDetachMediaInput!]!) {
    productVariantDetachMedia(productId: $productId, variantMedia: $pairs) { productVariants { image { altText } } userErrors { code } } }`;
  expect(await store.get(detach, { productId: id, pairs })).toEqual({
    productVariants: [{ image: null }],
    userErrors: [],
  });
  expect(at(await store.get(detach, { productId: id, pairs }), 'userErrors')).toEqual([
    { code: 'MEDIA_IS_NOT_ATTACHED_TO_VARIANT' },
  ]);
});

test('refuses pairs that cannot be', async () => {
  await using store = await openStore();
  const { id, variantId } = await addProduct(store);
  const [one = '', two = ''] = await addMedia(store, id, 'one', 'two');
  const pair = { variantId, mediaIds: [one] };
  expect(
    await appendProblems(
      store,
      id,
      Array.from({ length: 101 }, () => pair),
    ),
  ).toEqual([
    {
      field: ['variantMedia'],
      message: 'Exceeded 100 variant-media pairs per mutation.',
      code: 'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED',
    },
  ]);
  const field = ['variantMedia', '0', 'mediaIds'];
  expect(await appendProblems(store, id, [{ variantId, mediaIds: [one, two] }])).toEqual([
    { field, message: 'Only one mediaId is allowed per media input.', code: 'TOO_MANY_MEDIA_PER_INPUT_PAIR' },
  ]);
  expect(await appendProblems(store, id, [{ variantId, mediaIds: [] }])).toEqual([
    { field, message: 'The mediaIds list cannot be empty.', code: 'BLANK' },
  ]);
  expect(await appendProblems(store, id, [pair, { variantId, mediaIds: [two] }])).toEqual([
    {
      field: ['variantMedia', '0', 'variantId'],
      message: 'Variant was specified in more than one media input.',
      code: 'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES',
    },
  ]);
});

test('only ready images of the product can be attached to its variants', async () => {
  await using store = await openStore();
  const { id, variantId } = await addProduct(store);
  const other = await addProduct(store);
  const [foreign = ''] = await addMedia(store, other.id, 'foreign');
  const created = await store.get(createDocument, {
    productId: id,
    media: [image('one'), { mediaContentType: 'EXTERNAL_VIDEO', originalSource: 'https://vimeo.com/123456' }],
  });
  const [fresh, video] = [idAt(created, 'media', 0), idAt(created, 'media', 1)];
  const codeOf = async (mediaId: string): Promise<unknown> =>
    at(await appendProblems(store, id, [{ variantId, mediaIds: [mediaId] }]), 0, 'code');
  expect(await codeOf(fresh)).toBe('NON_READY_MEDIA');
  expect(await codeOf(video)).toBe('INVALID_MEDIA_TYPE');
  expect(await codeOf(foreign)).toBe('MEDIA_DOES_NOT_EXIST_ON_PRODUCT');
});

test('a file is put on a product and off it by fileUpdate, and its deletion takes it off everywhere', async () => {
  await using store = await openStore();
  const { id, variantId } = await addProduct(store);
  const [one = ''] = await addMedia(store, id, 'one');
  await store.get(appendDocument, { productId: id, pairs: [{ variantId, mediaIds: [one] }] });
  const update = `mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { field message code } } }`;
  const other = await addProduct(store);
  await store.get(update, { files: [{ id: one, referencesToAdd: [other.id] }] });
  expect(at(await store.get(altsDocument, { id: other.id }), 'mediaCount', 'count')).toBe(1);
  await store.get(update, { files: [{ id: one, referencesToRemove: [other.id] }] });
  expect(at(await store.get(altsDocument, { id: other.id }), 'mediaCount', 'count')).toBe(0);
  expect(
    await store.get(update, { files: [{ id: one, referencesToAdd: ['gid://shopify/Product/5'] }] }),
  ).toEqual({
    userErrors: [
      {
        field: ['files'],
        message: 'The reference target does not exist',
        code: 'REFERENCE_TARGET_DOES_NOT_EXIST',
      },
    ],
  });
  await store.get(`mutation ($ids: [ID!]!) { fileDelete(fileIds: $ids) { deletedFileIds } }`, { ids: [one] });
  expect(await store.get(altsDocument, { id })).toMatchObject({
    featuredMedia: null,
    mediaCount: { count: 0 },
  });
});

test('files of one call together must find room on a product', async () => {
  await using store = await openStore();
  const { id } = await addProduct(store);
  await addMedia(store, id, ...Array.from({ length: 249 }, (_, index) => `image ${index}`));
  const other = await addProduct(store);
  const [one = '', two = ''] = await addMedia(store, other.id, 'one', 'two');
  const put = async (...ids: readonly string[]): Promise<unknown> =>
    store.get(
      'mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { field code } } }',
      { files: ids.map((file) => ({ id: file, referencesToAdd: [id] })) },
    );
  const full = { userErrors: [{ field: ['files'], code: 'PRODUCT_MEDIA_LIMIT_EXCEEDED' }] };
  expect(await put(one, two)).toEqual(full);
  expect(await put(one)).toEqual({ userErrors: [] });
  expect(await put(one)).toEqual({ userErrors: [] });
  expect(await put(two)).toEqual(full);
});

test('a file that is no media is on no product', async () => {
  await using store = await openStore();
  const { id } = await addProduct(store);
  const create = `mutation { fileCreate(files: [{ originalSource: "https://img.example.com/paper.pdf", contentType: FILE }]) {
    files { id } } }`;
  const paper = idAt(await store.get(create), 'files', 0);
  store.emulator.control.clock.advance(tooLate);
  const message = 'The file type is not supported for referencing.';
  const update = `mutation ($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { userErrors { field message code } } }`;
  expect(await store.get(update, { files: [{ id: paper, referencesToAdd: [id] }] })).toEqual({
    userErrors: [{ field: ['files'], message, code: 'UNSUPPORTED_FILE_REFERENCE' }],
  });
  const set = `mutation ($id: ID!, $files: [FileSetInput!]) { productSet(identifier: { id: $id }, input: { files: $files }) {
    userErrors { field message code } } }`;
  expect(await store.get(set, { id, files: [{ id: paper }] })).toEqual({
    userErrors: [{ field: ['input', 'files', '0'], message, code: 'INVALID_INPUT' }],
  });
  expect(at(await store.get(altsDocument, { id }), 'mediaCount', 'count')).toBe(0);
});
