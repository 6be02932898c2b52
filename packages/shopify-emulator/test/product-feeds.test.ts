import { expect, test } from 'vitest';
import { openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

test('feeds and feedback are for sales channels', async () => {
  expect(await store.get('{ productFeeds(first: 1) { nodes { id } } }')).toEqual({ nodes: [] });
  const sync =
    'mutation { productFullSync(id: "gid://shopify/ProductFeed/5") { id userErrors { field message } } }';
  expect(await store.get(sync)).toEqual({
    id: null,
    userErrors: [{ field: ['id'], message: 'ProductFeed does not exist' }],
  });
  expect(
    await store.ask('{ productResourceFeedback(id: "gid://shopify/Product/5") { state } }'),
  ).toMatchObject({
    data: { productResourceFeedback: null },
    errors: [{ extensions: { code: 'ACCESS_DENIED' } }],
  });
});
