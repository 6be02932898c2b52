import { describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());

const createDocument = `mutation ($input: MarketCreateInput!) { marketCreate(input: $input) {
  market { id name handle status enabled primary type currencySettings { baseCurrency { currencyCode manualRate } }
    conditions { conditionTypes regionsCondition { applicationLevel regions(first: 5) { nodes { id name ... on MarketRegionCountry { code currency { currencyCode } } } } } } }
  userErrors { field message code } } }`;
const updateDocument = `mutation ($id: ID!, $input: MarketUpdateInput!) { marketUpdate(id: $id, input: $input) {
  market { name status regions(first: 5) { nodes { ... on MarketRegionCountry { code } } } webPresences(first: 5) { nodes { subfolderSuffix } } }
  userErrors { field message code } } }`;
const deleteDocument =
  'mutation ($id: ID!) { marketDelete(id: $id) { deletedId userErrors { field message code } } }';
const presenceDocument = `mutation ($input: WebPresenceCreateInput!) { webPresenceCreate(input: $input) {
  webPresence { id subfolderSuffix rootUrls { locale url } defaultLocale { name primary } } userErrors { field message code } } }`;

const countries = (...codes: readonly string[]): object => ({
  regionsCondition: { regions: codes.map((countryCode) => ({ countryCode })) },
});
const create = async (input: object): Promise<unknown> =>
  store.get(createDocument, { input: { name: 'Nordics', ...input } });
const update = async (id: string, input: object): Promise<unknown> =>
  store.get(updateDocument, { id, input });

describe('a market', () => {
  test('is there from the start: the one of the shop itself', async () => {
    const read =
      '{ markets(first: 5) { nodes { name handle status primary type conditions { regionsCondition { regions(first: 2) { nodes { name } } } } } } }';
    expect(await store.get(read)).toEqual({
      nodes: [
        {
          name: 'Canada',
          handle: 'ca',
          status: 'ACTIVE',
          primary: true,
          type: 'REGION',
          conditions: { regionsCondition: { regions: { nodes: [{ name: 'Canada' }] } } },
        },
      ],
    });
  });

  test('is made of countries', async () => {
    expect(await create({ conditions: countries('SE', 'NO') })).toEqual({
      market: {
        id: expect.any(String),
        name: 'Nordics',
        handle: 'nordics',
        status: 'ACTIVE',
        enabled: true,
        primary: false,
        type: 'REGION',
        currencySettings: null,
        conditions: {
          conditionTypes: ['REGION'],
          regionsCondition: {
            applicationLevel: 'SPECIFIED',
            regions: {
              nodes: [
                { id: expect.any(String), name: 'Sweden', code: 'SE', currency: { currencyCode: 'SEK' } },
                { id: expect.any(String), name: 'Norway', code: 'NO', currency: { currencyCode: 'NOK' } },
              ],
            },
          },
        },
      },
      userErrors: [],
    });
    expect(at(await create({ name: 'Sweden', regions: [{ countryCode: 'SE' }] }), 'market', 'handle')).toBe(
      'se',
    );
  });

  test.each([
    [{ name: ' ' }, ['input', 'name'], 'BLANK', "Name can't be blank"],
    [{ name: 'CANADA' }, ['input', 'name'], 'TAKEN', 'Name has already been taken'],
    [
      { status: 'DRAFT', enabled: true },
      ['input'],
      'INVALID_STATUS_AND_ENABLED_COMBINATION',
      'Invalid status and enabled combination.',
    ],
    [
      { webPresences: ['gid://shopify/MarketWebPresence/10001'] },
      ['input', 'webPresences'],
      'CUSTOMIZATIONS_NOT_FOUND',
      'The following customization IDs were not found: 10001',
    ],
    [
      { conditions: { locationsCondition: { locationIds: [] } } },
      ['input', 'conditions', 'locationsCondition'],
      'SPECIFIED_CONDITIONS_CANNOT_BE_EMPTY',
      'Specified conditions cannot be empty.',
    ],
    [
      { conditions: { locationsCondition: { locationIds: ['gid://shopify/Location/10001'] } } },
      ['input', 'conditions', 'locationsCondition', 'locationIds', '0'],
      'CONDITIONS_NOT_FOUND',
      'One or more condition IDs were not found.',
    ],
  ])('%j is refused', async (input, field, code, message) => {
    expect(await create(input)).toEqual({ market: null, userErrors: [{ field, message, code }] });
  });

  test('changes country by country', async () => {
    const id = idAt(await create({ conditions: countries('SE', 'NO') }), 'market');
    expect(
      await update(id, {
        name: 'North',
        status: 'DRAFT',
        conditions: { conditionsToAdd: countries('FI'), conditionsToDelete: countries('NO') },
      }),
    ).toEqual({
      market: {
        name: 'North',
        status: 'DRAFT',
        regions: { nodes: [{ code: 'SE' }, { code: 'FI' }] },
        webPresences: { nodes: [] },
      },
      userErrors: [],
    });
    expect(at(await update('gid://shopify/Market/10001', { name: 'x' }), 'userErrors')).toEqual([
      { field: ['id'], message: 'Market does not exist', code: 'MARKET_NOT_FOUND' },
    ]);
  });

  test('goes, but not the only one of a region, and not the first', async () => {
    const id = idAt(await create({ conditions: countries('SE') }), 'market');
    const primary = idAt(await store.get('{ primaryMarket { id } }'));
    expect(at(await store.get(deleteDocument, { id: primary }), 'userErrors', 0, 'code')).toBe(
      'CANNOT_DELETE_PRIMARY_MARKET',
    );
    expect(await store.get(deleteDocument, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(at(await update(primary, { status: 'DRAFT' }), 'userErrors', 0, 'code')).toBe(
      'MUST_HAVE_AT_LEAST_ONE_ACTIVE_REGION_MARKET',
    );
  });

  test('for everywhere is one; another makes it a draft if it may', async () => {
    const everywhere = { conditions: { regionsCondition: { applicationLevel: 'ALL' } } };
    const first = idAt(await create({ name: 'World', ...everywhere }), 'market');
    expect(at(await create({ name: 'Globe', ...everywhere }), 'userErrors', 0, 'code')).toBe(
      'DUPLICATE_UNIQUE_MARKET',
    );
    expect(
      at(await create({ name: 'Globe', ...everywhere, makeDuplicateUniqueMarketsDraft: true }), 'userErrors'),
    ).toEqual([]);
    expect(await store.get('query ($id: ID!) { market(id: $id) { status } }', { id: first })).toEqual({
      status: 'DRAFT',
    });
  });

  test('is found by the country of a buyer', async () => {
    await create({ conditions: countries('SE') });
    const find = 'query ($code: CountryCode!) { marketByGeography(countryCode: $code) { name } }';
    expect(await store.get(find, { code: 'SE' })).toEqual({ name: 'Nordics' });
    expect(await store.get(find, { code: 'JP' })).toBeNull();
  });

  test('has metafields', async () => {
    const ownerId = idAt(await create({ conditions: countries('SE') }), 'market');
    const set = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
      metafields { ownerType owner { ... on Market { name } } } userErrors { message } } }`;
    const metafields = [{ ownerId, namespace: 'custom', key: 'tier', type: 'number_integer', value: '1' }];
    expect(await store.get(set, { metafields })).toEqual({
      metafields: [{ ownerType: 'MARKET', owner: { name: 'Nordics' } }],
      userErrors: [],
    });
  });
});

describe('a web presence', () => {
  test('is a folder of the domain, and joins markets', async () => {
    const input = { defaultLocale: 'en', alternateLocales: ['sv'], subfolderSuffix: 'nord' };
    const presence = await store.get(presenceDocument, { input });
    expect(presence).toEqual({
      webPresence: {
        id: expect.any(String),
        subfolderSuffix: 'nord',
        rootUrls: [
          { locale: 'en', url: expect.stringMatching(/\/en-nord\/$/) },
          { locale: 'sv', url: expect.stringMatching(/\/sv-nord\/$/) },
        ],
        defaultLocale: { name: 'English', primary: true },
      },
      userErrors: [],
    });
    const id = idAt(await create({ conditions: countries('SE') }), 'market');
    const joined = await update(id, { webPresencesToAdd: [idAt(presence, 'webPresence')] });
    expect(at(joined, 'market', 'webPresences')).toEqual({ nodes: [{ subfolderSuffix: 'nord' }] });
  });

  test.each([
    [{}, ['input'], 'REQUIRES_DOMAIN_OR_SUBFOLDER'],
    [{ subfolderSuffix: 'a' }, ['input', 'subfolderSuffix'], 'SUBFOLDER_SUFFIX_MUST_BE_AT_LEAST_2_LETTERS'],
    [{ subfolderSuffix: 'a1' }, ['input', 'subfolderSuffix'], 'SUBFOLDER_SUFFIX_MUST_CONTAIN_ONLY_LETTERS'],
    [{ subfolderSuffix: 'ab', defaultLocale: 'qq' }, ['input', 'defaultLocale'], 'INVALID'],
    [{ subfolderSuffix: 'ab', alternateLocales: ['en'] }, ['input', 'defaultLocale'], 'DUPLICATE_LANGUAGES'],
    [
      { subfolderSuffix: 'ab', alternateLocales: ['fr', 'fr'] },
      ['input', 'alternateLocales'],
      'DUPLICATE_LANGUAGES',
    ],
  ])('%j is refused', async (input, field, code) => {
    const answer = await store.get(presenceDocument, { input: { defaultLocale: 'en', ...input } });
    expect(at(answer, 'userErrors')).toMatchObject([{ field, code }]);
  });
});

test('there is a region for buyers of no market, whatever becomes of the first one', async () => {
  const read = '{ backupRegion { id name } }';
  const canada = await store.get(read);
  expect(canada).toEqual({ id: expect.any(String), name: 'Canada' });
  const first = idAt(await store.get('{ primaryMarket { id } }'));
  await create({ conditions: countries('SE') });
  const regionIds = [idAt(canada)];
  await update(first, { conditions: { conditionsToDelete: { regionsCondition: { regionIds } } } });
  expect(await store.get(read)).toMatchObject({ name: 'Sweden' });
});

test('a rate that is none is refused; the older mutation has no code for it', async () => {
  const id = idAt(await create({ conditions: countries('SE') }), 'market');
  const message = 'Exchange rate is invalid';
  expect(await update(id, { currencySettings: { baseCurrencyManualRate: '-1' } })).toEqual({
    market: null,
    userErrors: [
      { field: ['input', 'currencySettings', 'baseCurrencyManualRate'], message, code: 'INVALID' },
    ],
  });
  const older = `mutation ($id: ID!) { marketCurrencySettingsUpdate(marketId: $id, input: { baseCurrencyManualRate: "0" }) {
    userErrors { field message code } } }`;
  expect(await store.get(older, { id })).toEqual({
    userErrors: [{ field: ['input', 'baseCurrencyManualRate'], message, code: null }],
  });
});

test('the older mutations of regions do the same', async () => {
  const id = idAt(await create({ conditions: countries('SE') }), 'market');
  const add = `mutation ($id: ID!, $regions: [MarketRegionCreateInput!]!) { marketRegionsCreate(marketId: $id, regions: $regions) {
    market { regions(first: 5) { nodes { id } } } userErrors { field code } } }`;
  const added = await store.get(add, { id, regions: [{ countryCode: 'NO' }] });
  const norway = idAt(added, 'market', 'regions', 'nodes', 1);
  const remove =
    'mutation ($ids: [ID!]!) { marketRegionsDelete(ids: $ids) { deletedIds userErrors { field code } } }';
  expect(await store.get(remove, { ids: [norway] })).toEqual({ deletedIds: [norway], userErrors: [] });
  const again = await store.get(add, { id, regions: [{ countryCode: 'FI' }] });
  const removeOne =
    'mutation ($id: ID!) { marketRegionDelete(id: $id) { deletedId market { id } userErrors { field } } }';
  const finland = idAt(again, 'market', 'regions', 'nodes', 1);
  const expected = { deletedId: finland, market: { id }, userErrors: [] };
  expect(await store.get(removeOne, { id: finland })).toEqual(expected);
  const last = idAt(added, 'market', 'regions', 'nodes', 0);
  expect(await store.get(remove, { ids: [last] })).toEqual({
    deletedIds: null,
    userErrors: [{ field: ['ids', '0'], code: 'CANNOT_DELETE_ONLY_REGION' }],
  });
});

test('what holds for a buyer is that of the market, else that of the shop', async () => {
  const settings = { currencySettings: { baseCurrency: 'SEK' } };
  await create({ conditions: countries('SE'), ...settings });
  const read = `query ($code: CountryCode!) { marketsResolvedValues(buyerSignal: { countryCode: $code }) {
    currencyCode priceInclusivity { taxesIncluded } catalogs(first: 1) { nodes { id } } webPresences(first: 1) { nodes { subfolderSuffix } } } }`;
  const rest = {
    priceInclusivity: { taxesIncluded: false },
    catalogs: { nodes: [] },
    webPresences: { nodes: [{ subfolderSuffix: null }] },
  };
  expect(await store.get(read, { code: 'SE' })).toEqual({ currencyCode: 'SEK', ...rest });
  expect(await store.get(read, { code: 'JP' })).toEqual({ currencyCode: 'CAD', ...rest });
});
