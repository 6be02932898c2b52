import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, nowMs, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const createDocument = `mutation ($product: ProductCreateInput!) {
  productCreate(product: $product) { product { id variants(first: 1) { nodes { id } } } } }`;
const publishDocument = `mutation ($id: ID!, $input: [PublicationInput!]!) {
  publishablePublish(id: $id, input: $input) { publishable { availablePublicationsCount { count } } userErrors { field message } } }`;
const unpublishDocument = publishDocument.replace('publishablePublish', 'publishableUnpublish');
const createPublicationDocument = `mutation ($input: PublicationCreateInput!) {
  publicationCreate(input: $input) { publication { id autoPublish supportsFuturePublishing } userErrors { field code message } } }`;
const updatePublicationDocument = `mutation ($id: ID!, $input: PublicationUpdateInput!) {
  publicationUpdate(id: $id, input: $input) { publication { autoPublish } userErrors { field code message } } }`;
const deletePublicationDocument = `mutation ($id: ID!) { publicationDelete(id: $id) { deletedId userErrors { field code message } } }`;
const seenDocument = `query ($id: ID!, $publicationId: ID!) { product(id: $id) {
  publishedAt publishedOnPublication(publicationId: $publicationId)
  resourcePublicationsCount { count } all: resourcePublicationsCount(onlyPublished: false) { count }
  resourcePublicationsV2(first: 5, onlyPublished: false) { nodes { isPublished publishDate publication { id } } }
  unpublishedPublications(first: 5) { nodes { id } } } }`;
const productsDocument = `query ($id: ID!) { publication(id: $id) {
  products(first: 5) { nodes { title } } includedProducts(first: 5) { nodes { title } } includedProductsCount { count precision } } }`;

const store = await shareStore(openStore());
let onlineStore: string;
beforeEach(async () => {
  onlineStore = idAt(await store.get('{ publications(first: 1) { nodes { id } } }'), 'nodes', 0);
});

const create = async (product: object): Promise<string> =>
  idAt(await store.get(createDocument, { product }), 'product');
const publish = async (id: string, ...input: readonly object[]): Promise<unknown> =>
  store.get(publishDocument, { id, input });
const createPublication = async (input: object): Promise<string> =>
  idAt(await store.get(createPublicationDocument, { input }), 'publication');
const seen = async (id: string): Promise<unknown> =>
  store.get(seenDocument, { id, publicationId: onlineStore });

describe('a product', () => {
  test('is published nowhere when it is new', async () => {
    expect(await seen(await create({ title: 'Lamp' }))).toEqual({
      publishedAt: null,
      publishedOnPublication: false,
      resourcePublicationsCount: { count: 0 },
      all: { count: 0 },
      resourcePublicationsV2: { nodes: [] },
      unpublishedPublications: { nodes: [{ id: onlineStore }] },
    });
  });

  test('is published from now on, and no longer once it is taken out', async () => {
    const id = await create({ title: 'Lamp' });
    expect(await publish(id, { publicationId: onlineStore })).toEqual({
      publishable: { availablePublicationsCount: { count: 1 } },
      userErrors: [],
    });
    const publishDate = new Date(nowMs).toISOString().replace('.000Z', 'Z');
    expect(await seen(id)).toEqual({
      publishedAt: publishDate,
      publishedOnPublication: true,
      resourcePublicationsCount: { count: 1 },
      all: { count: 1 },
      resourcePublicationsV2: {
        nodes: [{ isPublished: true, publishDate, publication: { id: onlineStore } }],
      },
      unpublishedPublications: { nodes: [] },
    });
    await store.get(unpublishDocument, { id, input: [{ publicationId: onlineStore }] });
    expect(await seen(id)).toMatchObject({ publishedAt: null, all: { count: 0 } });
  });

  test('that is a draft is staged, until it becomes active', async () => {
    const id = await create({ title: 'Lamp', status: 'DRAFT' });
    await publish(id, { publicationId: onlineStore });
    expect(await seen(id)).toMatchObject({
      publishedAt: null,
      publishedOnPublication: false,
      resourcePublicationsCount: { count: 0 },
      resourcePublicationsV2: { nodes: [{ isPublished: false, publishDate: null }] },
    });
    await store.get(
      'mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { product { id } } }',
      { product: { id, status: 'ACTIVE' } },
    );
    expect(await seen(id)).toMatchObject({ publishedOnPublication: true });
  });

  test('waits for its date', async () => {
    const id = await create({ title: 'Lamp' });
    const publishDate = '2026-06-01T00:00:00Z';
    await publish(id, { publicationId: onlineStore, publishDate });
    expect(await seen(id)).toMatchObject({
      publishedOnPublication: false,
      resourcePublicationsV2: { nodes: [{ isPublished: false, publishDate }] },
    });
    store.emulator.control.clock.set(Date.parse('2026-06-01T00:00:00Z'));
    expect(await seen(id)).toMatchObject({ publishedOnPublication: true, publishedAt: publishDate });
  });

  test('leaves its publications when it is deleted', async () => {
    const publication = await createPublication({});
    const id = await create({ title: 'Lamp' });
    await publish(id, { publicationId: publication });
    await store.get('mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }', { id });
    expect(await store.get(productsDocument, { id: publication })).toMatchObject({
      includedProductsCount: { count: 0, precision: 'EXACT' },
    });
  });
});

describe('publishing is refused', () => {
  test('for a resource that does not exist', async () => {
    expect(await publish('gid://shopify/Product/999999999999', { publicationId: onlineStore })).toEqual({
      publishable: null,
      userErrors: [{ field: ['id'], message: 'Resource does not exist' }],
    });
  });

  test('where a publication is missing or does not exist, and then nothing is published', async () => {
    const id = await create({ title: 'Lamp' });
    const unknown = { publicationId: 'gid://shopify/Publication/999999999999' };
    expect(await publish(id, { publicationId: onlineStore }, unknown, {})).toEqual({
      publishable: { availablePublicationsCount: { count: 0 } },
      userErrors: [
        {
          field: ['input', '1', 'publicationId'],
          message: 'Publication does not exist or is not publishable',
        },
        { field: ['input', '2', 'publicationId'], message: 'PublicationId cannot be empty' },
      ],
    });
  });

  test('for an id of something that cannot be published', async () => {
    const { errors } = await store.ask(publishDocument, { id: 'gid://shopify/Customer/1', input: [] });
    expect(errors).toMatchObject([
      { message: 'Invalid id: gid://shopify/Customer/1', extensions: { code: 'RESOURCE_NOT_FOUND' } },
    ]);
  });
});

test('an app has a channel of its own from the first time that it publishes there', async () => {
  const id = await create({ title: 'Lamp' });
  const document = `mutation ($id: ID!) { publishablePublishToCurrentChannel(id: $id) {
    publishable { publishedOnCurrentPublication ... on Product { publishedAt } } shop { publicationCount } userErrors { message } } }`;
  expect(await store.get(document, { id })).toEqual({
    publishable: { publishedOnCurrentPublication: true, publishedAt: null },
    shop: { publicationCount: 2 },
    userErrors: [],
  });
  const back = document.replace('publishablePublishTo', 'publishableUnpublishTo');
  expect(await store.get(back, { id })).toMatchObject({
    publishable: { publishedOnCurrentPublication: false },
  });
});

test('a variant follows its product, except where it was taken out', async () => {
  const created = await store.get(createDocument, { product: { title: 'Lamp' } });
  const [id, variant] = [idAt(created, 'product'), idAt(created, 'product', 'variants', 'nodes', 0)];
  const document = `query ($id: ID!, $publicationId: ID!) {
    productVariant(id: $id) { publishedOnPublication(publicationId: $publicationId) } }`;
  const shown = async (): Promise<unknown> =>
    at(await store.get(document, { id: variant, publicationId: onlineStore }), 'publishedOnPublication');
  expect(await shown()).toBe(false);
  await publish(id, { publicationId: onlineStore });
  expect(await shown()).toBe(true);
  await store.get(unpublishDocument, { id: variant, input: [{ publicationId: onlineStore }] });
  expect(await shown()).toBe(false);
  expect(await seen(id)).toMatchObject({ publishedOnPublication: true });
  await publish(variant, { publicationId: onlineStore });
  expect(await shown()).toBe(true);
});

describe('a publication', () => {
  test('is created empty, and for no catalog that does not exist', async () => {
    expect(await store.get(createPublicationDocument, { input: {} })).toMatchObject({
      publication: { autoPublish: false, supportsFuturePublishing: false },
      userErrors: [],
    });
    const catalogId = 'gid://shopify/MarketCatalog/999';
    expect(await store.get(createPublicationDocument, { input: { catalogId } })).toEqual({
      publication: null,
      userErrors: [
        {
          field: ['input', 'catalogId'],
          code: 'CATALOG_NOT_FOUND',
          message: `A catalog was not found for id= ${catalogId}.`,
        },
      ],
    });
  });

  test('takes all products that there are, if it is to, and new ones', async () => {
    await create({ title: 'Old' });
    const id = await createPublication({ defaultState: 'ALL_PRODUCTS', autoPublish: true });
    await create({ title: 'New' });
    await create({ title: 'Draft', status: 'DRAFT' });
    expect(await store.get(productsDocument, { id })).toEqual({
      products: { nodes: [{ title: 'Old' }, { title: 'New' }] },
      includedProducts: { nodes: [{ title: 'Old' }, { title: 'New' }, { title: 'Draft' }] },
      includedProductsCount: { count: 3, precision: 'EXACT' },
    });
  });

  test('gains and loses products', async () => {
    const id = await createPublication({});
    const [lamp, chair] = [await create({ title: 'Lamp' }), await create({ title: 'Chair' })];
    await store.get(updatePublicationDocument, { id, input: { publishablesToAdd: [lamp, chair] } });
    await store.get(updatePublicationDocument, { id, input: { publishablesToRemove: [lamp] } });
    expect(await store.get(productsDocument, { id })).toMatchObject({
      products: { nodes: [{ title: 'Chair' }] },
    });
  });

  test('refuses more than 50 products at once, and ids that it does not know', async () => {
    const id = await createPublication({});
    const ids = Array.from({ length: 51 }, (_, index) => `gid://shopify/Product/${1000 + index}`);
    expect(await store.get(updatePublicationDocument, { id, input: { publishablesToAdd: ids } })).toEqual({
      publication: null,
      userErrors: [
        {
          field: ['input', 'publishablesToAdd', '51'],
          code: 'PUBLICATION_UPDATE_LIMIT_EXCEEDED',
          message: 'The limit for simultaneous publication updates has been exceeded.',
        },
      ],
    });
    const [one] = ids;
    expect(
      await store.get(updatePublicationDocument, { id, input: { publishablesToRemove: [one] } }),
    ).toMatchObject({
      userErrors: [{ field: ['input', 'publishablesToRemove', '0'], code: 'INVALID_PUBLISHABLE_ID' }],
    });
  });

  test('gains and loses variants of one product, where the shop knows them there', async () => {
    const id = await createPublication({});
    const created = await store.get(createDocument, { product: { title: 'Lamp' } });
    const [lamp, variant] = [idAt(created, 'product'), idAt(created, 'product', 'variants', 'nodes', 0)];
    const update = async (input: object): Promise<unknown> =>
      store.get(updatePublicationDocument, { id, input });
    const { errors } = await store.ask(updatePublicationDocument, {
      id,
      input: { publishablesToAdd: [variant] },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'RESOURCE_NOT_FOUND' } }]);
    store.emulator.control.switches({ variantsInPublicationUpdate: 'accepted' });
    await update({ publishablesToAdd: [lamp] });
    expect(await update({ publishablesToRemove: [variant] })).toMatchObject({ userErrors: [] });
    const document = `query ($id: ID!, $publicationId: ID!) {
      productVariant(id: $id) { publishedOnPublication(publicationId: $publicationId) } }`;
    expect(await store.get(document, { id: variant, publicationId: id })).toEqual({
      publishedOnPublication: false,
    });
    expect(await update({ publishablesToAdd: [lamp, variant] })).toMatchObject({
      userErrors: [{ code: 'CANNOT_COMBINE_PRODUCTS_AND_VARIANTS' }],
    });
  });

  test('finds and sorts its products', async () => {
    await create({ title: 'Oak table' });
    await create({ title: 'Oak chair' });
    await create({ title: 'Lamp' });
    const id = await createPublication({ defaultState: 'ALL_PRODUCTS' });
    await create({ title: 'Oak bed' });
    const document = `query ($id: ID!) { publication(id: $id) { includedProductsCount(query: "oak") { count }
      products(first: 5, query: "oak", sortKey: TITLE) { nodes { title } } } }`;
    expect(await store.get(document, { id })).toEqual({
      includedProductsCount: { count: 2 },
      products: { nodes: [{ title: 'Oak chair' }, { title: 'Oak table' }] },
    });
  });

  test('goes with everything that was on it, unless a channel stands behind it', async () => {
    const id = await createPublication({ defaultState: 'ALL_PRODUCTS' });
    const lamp = await create({ title: 'Lamp' });
    await publish(lamp, { publicationId: id });
    expect(await store.get(deletePublicationDocument, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(await seen(lamp)).toMatchObject({ all: { count: 0 } });
    expect(await store.get(deletePublicationDocument, { id })).toEqual({
      deletedId: null,
      userErrors: [{ field: ['id'], code: 'PUBLICATION_NOT_FOUND', message: 'Publication was not found' }],
    });
    expect(await store.get(deletePublicationDocument, { id: onlineStore })).toMatchObject({
      userErrors: [{ code: 'CANNOT_MODIFY_APP_CATALOG_PUBLICATION' }],
    });
  });
});

test('the online store is a channel, found by its id and its handle', async () => {
  const { nodes } = (await store.get(
    '{ channels(first: 5) { nodes { id name handle supportsFuturePublishing } } }',
  )) as {
    readonly nodes: readonly { readonly id: string }[];
  };
  expect(nodes).toEqual([
    { id: expect.any(String), name: 'Online Store', handle: 'online-store', supportsFuturePublishing: true },
  ]);
  const [channel] = nodes;
  expect(await store.get('query ($id: ID!) { channel(id: $id) { id } }', { id: channel?.id })).toEqual({
    id: channel?.id,
  });
  expect(await store.get('{ channelByHandle(handle: "online-store") { id } }')).toEqual({ id: channel?.id });
});

test('the app behind a channel, and the domain of the shop, are found by their ids', async () => {
  const { nodes } = (await store.get('{ channels(first: 1) { nodes { app { id title } } } }')) as {
    readonly nodes: readonly { readonly app: { readonly id: string; readonly title: string } }[];
  };
  const domain = await store.get('{ shop { primaryDomain { id host } } }');
  const ids = [nodes[0]?.app.id, idAt(domain, 'primaryDomain')];
  const read = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on App { title } ... on Domain { host } } }';
  expect(await store.get(read, { ids })).toEqual([nodes[0]?.app, at(domain, 'primaryDomain')]);
});
