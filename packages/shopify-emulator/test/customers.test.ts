import { describe, expect, test } from 'vitest';
import { idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const createDocument = `mutation ($input: CustomerInput!) {
  customerCreate(input: $input) { customer { id email phone displayName } userErrors { field message } } }`;
const updateDocument = `mutation ($input: CustomerInput!) {
  customerUpdate(input: $input) { customer { id email phone note tags } userErrors { field message } } }`;
const setDocument = `mutation ($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) {
  customerSet(identifier: $identifier, input: $input) {
    customer { id email firstName tags } userErrors { field message code } } }`;
const byDocument = `query ($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`;

const store = await shareStore(openStore());

const create = async (input: object): Promise<string> =>
  idAt(await store.get(createDocument, { input }), 'customer');

const refusal = (...userErrors: readonly object[]): object => ({ customer: null, userErrors });

describe('a new customer', () => {
  test('has what Shopify gives to everybody', async () => {
    const id = await create({ firstName: ' Noor ', email: 'noor@shop.example' });
    const fields = `firstName lastName displayName email phone locale note tags state taxExempt taxExemptions verifiedEmail
      canDelete numberOfOrders createdAt updatedAt amountSpent { amount currencyCode } addresses { id } defaultAddress { id }
      defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt validFormat }
      defaultPhoneNumber { phoneNumber } emailMarketingConsent { marketingState consentUpdatedAt }
      smsMarketingConsent { marketingState } orders(first: 1) { nodes { id } }`;
    expect(await store.get(`query ($id: ID!) { customer(id: $id) { ${fields} } }`, { id })).toEqual({
      firstName: 'Noor',
      lastName: null,
      displayName: 'Noor',
      email: 'noor@shop.example',
      phone: null,
      locale: 'en',
      note: null,
      tags: [],
      state: 'DISABLED',
      taxExempt: false,
      taxExemptions: [],
      verifiedEmail: true,
      canDelete: true,
      numberOfOrders: '0',
      createdAt: '2026-05-04T10:00:00Z',
      updatedAt: '2026-05-04T10:00:00Z',
      amountSpent: { amount: '0.0', currencyCode: 'CAD' },
      addresses: [],
      defaultAddress: null,
      defaultEmailAddress: {
        emailAddress: 'noor@shop.example',
        marketingState: 'NOT_SUBSCRIBED',
        marketingOptInLevel: 'SINGLE_OPT_IN',
        marketingUpdatedAt: null,
        validFormat: true,
      },
      defaultPhoneNumber: null,
      emailMarketingConsent: { marketingState: 'NOT_SUBSCRIBED', consentUpdatedAt: null },
      smsMarketingConsent: null,
      orders: { nodes: [] },
    });
  });

  test.each([
    [{}, { field: null, message: 'A name, phone number, or email address must be present' }],
    [{ email: ' ' }, { field: null, message: 'A name, phone number, or email address must be present' }],
    [{ email: 'nobody' }, { field: ['email'], message: 'Email is invalid' }],
    [{ phone: '555' }, { field: ['phone'], message: 'Phone is invalid' }],
    [
      { firstName: 'A', locale: 'klingon' },
      { field: ['locale'], message: 'Locale is invalid' },
    ],
    [
      { lastName: 'x'.repeat(256) },
      { field: ['lastName'], message: 'Last name is too long (maximum is 255 characters)' },
    ],
    [
      { firstName: 'A', note: 'x'.repeat(5001) },
      { field: ['note'], message: 'Note is too long (maximum is 5000 characters)' },
    ],
    [
      { firstName: 'A', taxExempt: null },
      { field: ['taxExempt'], message: 'Tax exempt is of unexpected type NilClass' },
    ],
    [{ id: 'gid://shopify/Customer/10001' }, { field: ['id'], message: 'Cannot specify ID on creation' }],
    [
      { phone: '+14165550100', emailMarketingConsent: { marketingState: 'SUBSCRIBED' } },
      {
        field: ['emailMarketingConsent'],
        message: 'An email address is required to set the email marketing consent state.',
      },
    ],
    [
      {
        firstName: 'A',
        metafields: [{ namespace: 'custom', key: 'size', type: 'number_integer', value: 'XL' }],
      },
      { field: ['metafields', '0', 'value'], message: 'Value must be an integer.' },
    ],
  ])('is refused for %j', async (input, error) => {
    expect(await store.get(createDocument, { input })).toEqual(refusal(error));
    expect(await store.get('{ customersCount { count } }')).toEqual({ count: 0 });
  });

  test('cannot take the e-mail or phone of another, however it is written', async () => {
    await create({ email: 'Kim@shop.example', phone: '+1 416 555 0123' });
    expect(
      await store.get(createDocument, { input: { email: ' kim@SHOP.example ', phone: '+14165550123' } }),
    ).toEqual(
      refusal(
        { field: ['email'], message: 'Email has already been taken' },
        { field: ['phone'], message: 'Phone has already been taken' },
      ),
    );
  });
});

describe('customerByIdentifier', () => {
  test('finds at once by id, e-mail and phone in any spelling', async () => {
    store.emulator.control.settings({ searchLagMs: 60_000 });
    const id = await create({ email: 'Lee@shop.example', phone: '+442079460018' });
    const found = [{ id }, { emailAddress: ' lee@shop.EXAMPLE' }, { phoneNumber: '+44 20 7946 0018' }];
    for (const identifier of found) expect(await store.get(byDocument, { identifier })).toEqual({ id });
    expect(
      await store.get('{ customers(first: 5, query: "email:lee@shop.example") { nodes { id } } }'),
    ).toEqual({
      nodes: [],
    });
  });

  test('finds nobody by what nobody has', async () => {
    expect(await store.get(byDocument, { identifier: { emailAddress: 'ghost@shop.example' } })).toBeNull();
  });
});

describe('customerUpdate', () => {
  test('changes what is given, clears what is null, leaves the rest', async () => {
    const id = await create({ email: 'a@shop.example', phone: '+14165550123', note: 'old', tags: ['x'] });
    expect(
      await store.get(updateDocument, { input: { id, phone: null, note: '', tags: ['b', 'A'] } }),
    ).toEqual({
      customer: { id, email: 'a@shop.example', phone: null, note: '', tags: ['A', 'b'] },
      userErrors: [],
    });
  });

  test.each([
    [{ email: null }, { field: null, message: 'A name, phone number, or email address must be present' }],
    [
      { smsMarketingConsent: { marketingState: 'SUBSCRIBED' } },
      {
        field: ['smsMarketingConsent'],
        message:
          'To update smsMarketingConsent, please use the customerSmsMarketingConsentUpdate Mutation instead',
      },
    ],
    [
      { addresses: [{ id: 'gid://shopify/MailingAddress/10001', city: 'Rome' }] },
      { field: ['addresses', '0', 'id'], message: 'Customer address does not exist' },
    ],
  ])('refuses %j', async (change, error) => {
    const id = await create({ email: 'a@shop.example' });
    expect(await store.get(updateDocument, { input: { id, ...change } })).toEqual(refusal(error));
  });

  test('does not find a deleted customer, whose e-mail is free again', async () => {
    const id = await create({ email: 'a@shop.example' });
    const remove =
      'mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId shop { name } userErrors { field message } } }';
    expect(await store.get(remove, { id })).toEqual({
      deletedCustomerId: id,
      shop: { name: 'Backstock Demo' },
      userErrors: [],
    });
    expect(await store.get(remove, { id })).toMatchObject({
      deletedCustomerId: null,
      userErrors: [{ field: ['id'], message: "Customer can't be found" }],
    });
    expect(await store.get(updateDocument, { input: { id, note: 'x' } })).toEqual(
      refusal({ field: ['id'], message: 'Customer does not exist' }),
    );
    expect(await create({ email: 'a@shop.example' })).not.toBe(id);
  });
});

describe('customerSet', () => {
  test('creates, then updates, by e-mail', async () => {
    const variables = {
      identifier: { email: 'A@shop.example' },
      input: { email: 'a@shop.example', tags: ['one'] },
    };
    const id = idAt(await store.get(setDocument, variables), 'customer');
    const input = { email: 'a@shop.example', firstName: 'Ada', tags: ['two'] };
    expect(await store.get(setDocument, { ...variables, input })).toEqual({
      customer: { id, email: 'A@shop.example'.toLowerCase(), firstName: 'Ada', tags: ['two'] },
      userErrors: [],
    });
  });

  test.each([
    [
      { email: 'a@shop.example' },
      { firstName: 'A' },
      'The input field corresponding to the identifier is required.',
      'MISSING_FIELD_REQUIRED',
    ],
    [
      { email: 'a@shop.example' },
      { email: 'b@shop.example' },
      'The identifier value does not match the value of the corresponding field in the input.',
      'INPUT_MISMATCH',
    ],
    [
      { id: 'gid://shopify/Customer/10001' },
      { id: 'gid://shopify/Customer/10001', firstName: 'A' },
      'The id field is not allowed if identifier is provided.',
      'ID_NOT_ALLOWED',
    ],
    [
      { id: 'gid://shopify/Customer/10001' },
      { firstName: 'A' },
      'Resource matching the identifier was not found.',
      'NOT_FOUND',
    ],
  ])('refuses %j with %j', async (identifier, input, message, code) => {
    expect(await store.get(setDocument, { identifier, input })).toEqual(
      refusal({ field: ['input'], message, code }),
    );
  });

  test('tells refused fields below input, with codes', async () => {
    await create({ email: 'taken@shop.example' });
    expect(await store.get(setDocument, { input: { email: 'taken@shop.example', phone: '12' } })).toEqual(
      refusal(
        { field: ['input', 'email'], message: 'Email has already been taken', code: 'TAKEN' },
        { field: ['input', 'phone'], message: 'Phone is invalid', code: 'INVALID' },
      ),
    );
  });
});

describe('custom ids', () => {
  const identifier = { customId: { namespace: 'erp', key: 'number', value: 'K-17' } };
  const define = async (): Promise<unknown> =>
    store.get(`mutation { metafieldDefinitionCreate(definition: { name: "Number", namespace: "erp", key: "number",
      ownerType: CUSTOMER, type: "id" }) { userErrors { message } } }`);

  test('need a definition of type id', async () => {
    const { errors } = await store.ask(setDocument, { identifier, input: { firstName: 'A' } });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ["Metafield definition of type 'id' is required when using custom ids.", 'NOT_FOUND'],
    ]);
  });

  test('create a customer that is found by them from then on', async () => {
    await define();
    const id = idAt(await store.get(setDocument, { identifier, input: { firstName: 'Ada' } }), 'customer');
    expect(await store.get(byDocument, { identifier })).toEqual({ id });
    expect(idAt(await store.get(setDocument, { identifier, input: { note: 'again' } }), 'customer')).toBe(id);
    expect(await store.get('{ customersCount { count precision } }')).toEqual({
      count: 1,
      precision: 'EXACT',
    });
  });

  test('belong to one customer only', async () => {
    await define();
    const metafields = [{ namespace: 'erp', key: 'number', value: 'K-17' }];
    await create({ firstName: 'Ada', metafields });
    expect(await store.get(createDocument, { input: { firstName: 'Bob', metafields } })).toEqual(
      refusal({ field: ['metafields', '0', 'value'], message: 'Value has already been taken' }),
    );
  });
});

describe('customers', () => {
  test('are counted by what was created and changed when; other filters count everybody', async () => {
    await create({ email: 'ada@shop.example' });
    await create({ firstName: 'Bob' });
    const count = async (query: string): Promise<unknown> =>
      store.get('query ($query: String) { customersCount(query: $query) { count } }', { query });
    expect(await count('email:ada@shop.example')).toEqual({ count: 2 });
    expect(await count("created_at:>'2030-01-01'")).toEqual({ count: 0 });
  });

  test('are searched by tag and sorted by last name, page after page', async () => {
    await create({ firstName: 'Zoe', lastName: 'Adams', tags: ['team'] });
    await create({ firstName: 'Amy', lastName: 'Brown', tags: ['team'] });
    await create({ firstName: 'Eve', lastName: 'Clark' });
    const page = `query ($after: String) { customers(first: 1, after: $after, query: "tag:team", sortKey: NAME) {
      nodes { displayName } pageInfo { hasNextPage endCursor } } }`;
    const first = await store.get(page);
    expect(first).toMatchObject({ nodes: [{ displayName: 'Zoe Adams' }], pageInfo: { hasNextPage: true } });
    const after = (first as { pageInfo: { endCursor: string } }).pageInfo.endCursor;
    expect(await store.get(page, { after })).toMatchObject({
      nodes: [{ displayName: 'Amy Brown' }],
      pageInfo: { hasNextPage: false },
    });
  });

  test('are found by the tags that they do not have', async () => {
    await create({ firstName: 'A', tags: ['Team', 'x'] });
    await create({ firstName: 'B', tags: ['guest'] });
    await create({ firstName: 'C' });
    const found = await store.get(
      '{ customers(first: 5, query: "tag_not:\'team,guest\'") { nodes { firstName } } }',
    );
    expect(found).toEqual({ nodes: [{ firstName: 'C' }] });
  });

  test('are counted up to a limit', async () => {
    for (const firstName of ['A', 'B', 'C']) await create({ firstName });
    expect(await store.get('{ customersCount(limit: 2) { count precision } }')).toEqual({
      count: 2,
      precision: 'AT_LEAST',
    });
  });
});

test('the dump shows customers with everything that they have', async () => {
  const id = await create({
    email: 'a@shop.example',
    tags: ['b', 'a'],
    addresses: [{ city: 'Oslo', countryCode: 'NO' }],
    metafields: [{ namespace: 'custom', key: 'size', type: 'number_integer', value: '7' }],
  });
  const size = { namespace: 'custom', key: 'size', type: 'number_integer', value: '7' };
  expect(JSON.parse(JSON.stringify(store.emulator.control.view()))).toMatchObject({
    customers: [
      {
        id,
        email: 'a@shop.example',
        tags: ['a', 'b'],
        addresses: [{ city: 'Oslo', countryCode: 'NO', isDefault: true }],
        metafields: { 'custom.size': { type: 'number_integer', value: '7' } },
      },
    ],
    metafields: [{ ownerId: id, ...size }],
    metafieldDefinitions: [],
  });
});
