import { beforeEach, describe, expect, test } from 'vitest';
import { idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let onlineStore: string;
beforeEach(async () => {
  onlineStore = idAt(await store.get('{ publications(first: 1) { nodes { id } } }'), 'nodes', 0);
});

const create = async (product: object): Promise<string> =>
  idAt(
    await store.get(
      `mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }`,
      { product },
    ),
    'product',
  );

describe('the deprecated productPublish', () => {
  const document = `mutation ($input: ProductPublishInput!) { productPublish(input: $input) {
    product { id } productPublications { isPublished } userErrors { field message } } }`;

  test('publishes', async () => {
    const id = await create({ title: 'Lamp' });
    const input = { id, productPublications: [{ publicationId: onlineStore }] };
    expect(await store.get(document, { input })).toEqual({
      product: { id },
      productPublications: [{ isPublished: true }],
      userErrors: [],
    });
  });

  test('has an opposite, and both have likes for collections', async () => {
    const created = await store.get(
      'mutation { collectionCreate(collection: { title: "Lamps" }) { collection { id } } }',
    );
    const id = idAt(created, 'collection');
    const change = (name: string): Promise<unknown> => {
      const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
      return store.get(
        `mutation ($input: ${type}!) { ${name}(input: $input) {
          collection { publications(first: 5) { nodes { isPublished } } } userErrors { field message } } }`,
        { input: { id, collectionPublications: [{ publicationId: onlineStore }] } },
      );
    };
    expect(await change('collectionPublish')).toEqual({
      collection: { publications: { nodes: [{ isPublished: true }] } },
      userErrors: [],
    });
    expect(await change('collectionUnpublish')).toEqual({
      collection: { publications: { nodes: [] } },
      userErrors: [],
    });
    await store.get(
      'mutation ($id: ID!) { collectionDelete(input: { id: $id }) { userErrors { message } } }',
      {
        id,
      },
    );
    expect(await change('collectionPublish')).toEqual({
      collection: null,
      userErrors: [{ field: ['id'], message: 'Collection does not exist' }],
    });
  });

  test('names publications and channels that do not exist, with the product', async () => {
    const id = await create({ title: 'Lamp' });
    const productPublications = [
      { publicationId: 'gid://shopify/Publication/123' },
      { channelId: 'gid://shopify/Channel/123' },
    ];
    expect(await store.get(document, { input: { id, productPublications } })).toEqual({
      product: { id },
      productPublications: [],
      userErrors: [
        {
          field: ['productPublications', '0', 'publicationId'],
          message: 'Publication does not exist or is not publishable',
        },
        {
          field: ['productPublications', '1', 'publicationId'],
          message: 'Channel does not exist or is not publishable',
        },
      ],
    });
  });
});

test('a product is not made for a publication that does not exist', async () => {
  const document = `mutation ($input: ProductInput!) { productCreate(input: $input) {
    product { publishedOnPublication(publicationId: "${onlineStore}") } userErrors { field message } } }`;
  const createOn = (publicationId: string): Promise<unknown> =>
    store.get(document, { input: { title: 'Lamp', productPublications: [{ publicationId }] } });
  expect(await createOn(onlineStore)).toEqual({ product: { publishedOnPublication: true }, userErrors: [] });
  expect(await createOn('gid://shopify/Publication/123')).toEqual({
    product: null,
    userErrors: [
      {
        field: ['productPublications', '0', 'publicationId'],
        message: 'Publication does not exist or is not publishable',
      },
    ],
  });
});

test('the older fields tell of channels alone', async () => {
  const id = await create({ title: 'Lamp' });
  const created = await store.get(
    'mutation { publicationCreate(input: { defaultState: EMPTY }) { publication { id } } }',
  );
  await store.get(
    `mutation ($id: ID!, $input: [PublicationInput!]!) {
      publishablePublish(id: $id, input: $input) { userErrors { message } } }`,
    { id, input: [{ publicationId: onlineStore }, { publicationId: idAt(created, 'publication') }] },
  );
  const change = `mutation ($id: ID!) { productPublish(input: { id: $id, productPublications: [] }) {
    productPublications { isPublished channel { name } } userErrors { message } } }`;
  expect(await store.get(change, { id })).toEqual({
    productPublications: [{ isPublished: true, channel: { name: 'Online Store' } }],
    userErrors: [],
  });
  const read = `query ($id: ID!) { product(id: $id) { resourcePublications(first: 5) { nodes { channel { name } } } } }`;
  const { errors = [] } = await store.ask(read, { id });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['NOT_IMPLEMENTED']);
});

test('a publication and its channel list the products on it, with their dates', async () => {
  const id = await create({ title: 'Lamp' });
  await store.get(
    `mutation ($id: ID!, $input: [PublicationInput!]!) {
      publishablePublish(id: $id, input: $input) { userErrors { message } } }`,
    { id, input: [{ publicationId: onlineStore, publishDate: '2026-01-01T00:00:00Z' }] },
  );
  const listed = { nodes: [{ publishable: { id }, publishDate: '2026-01-01T00:00:00Z' }] };
  const fields = 'nodes { publishDate publishable { ... on Product { id } } }';
  expect(
    await store.get(
      `query ($id: ID!) { publication(id: $id) { productPublicationsV3(first: 5) { ${fields} }
        collectionPublicationsV3(first: 5) { ${fields} }
        channels(first: 1) { nodes { productPublicationsV3(first: 5) { ${fields} } } } } }`,
      { id: onlineStore },
    ),
  ).toEqual({
    productPublicationsV3: listed,
    collectionPublicationsV3: { nodes: [] },
    channels: { nodes: [{ productPublicationsV3: listed }] },
  });
});
