import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, nowMs, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let customerId: string;
beforeEach(async () => {
  customerId = await create({
    firstName: 'Iris',
    lastName: 'Lund',
    email: 'iris@shop.example',
    phone: '+14165550123',
  });
});

async function create(input: object): Promise<string> {
  const document =
    'mutation ($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { message } } }';
  return idAt(await store.get(document, { input }), 'customer');
}

const nobody = 'gid://shopify/Customer/10001';

describe('addresses', () => {
  const addDocument = `mutation ($customerId: ID!, $address: MailingAddressInput!, $setAsDefault: Boolean) {
    customerAddressCreate(customerId: $customerId, address: $address, setAsDefault: $setAsDefault) {
      address { id name city country province formattedArea } userErrors { field message } } }`;
  const updateDocument = `mutation ($customerId: ID!, $addressId: ID!, $address: MailingAddressInput!) {
    customerAddressUpdate(customerId: $customerId, addressId: $addressId, address: $address) {
      address { id city zip } userErrors { field message } } }`;
  const removeDocument = `mutation ($customerId: ID!, $addressId: ID!) {
    customerAddressDelete(customerId: $customerId, addressId: $addressId) { deletedAddressId userErrors { field message } } }`;
  const defaultDocument = `mutation ($customerId: ID!, $addressId: ID!) {
    customerUpdateDefaultAddress(customerId: $customerId, addressId: $addressId) {
      customer { defaultAddress { id } } userErrors { field message } } }`;
  const paris = { address1: '1 Quai Vert', city: 'Paris', countryCode: 'FR' };
  const ottawa = { address1: '2 Elgin St', city: 'Ottawa', countryCode: 'CA', provinceCode: 'ON' };
  const add = async (address: object, setAsDefault = false): Promise<string> =>
    idAt(await store.get(addDocument, { customerId, address, setAsDefault }), 'address');

  test('take the name of the customer, and names of places from their codes', async () => {
    expect(await store.get(addDocument, { customerId, address: ottawa })).toEqual({
      address: {
        id: expect.stringMatching(/^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress$/),
        name: 'Iris Lund',
        city: 'Ottawa',
        country: 'Canada',
        province: 'Ontario',
        formattedArea: 'Ottawa ON, Canada',
      },
      userErrors: [],
    });
  });

  test('make the first one the default, until told otherwise', async () => {
    const [first, second] = [await add(paris), await add(ottawa)];
    const read =
      'query ($id: ID!) { customer(id: $id) { defaultAddress { id } addressesV2(first: 5) { nodes { id } } } }';
    expect(await store.get(read, { id: customerId })).toEqual({
      defaultAddress: { id: first },
      addressesV2: { nodes: [{ id: first }, { id: second }] },
    });
    expect(await store.get(defaultDocument, { customerId, addressId: second })).toEqual({
      customer: { defaultAddress: { id: second } },
      userErrors: [],
    });
    expect(await store.get(removeDocument, { customerId, addressId: second })).toEqual({
      deletedAddressId: second,
      userErrors: [],
    });
    expect(await store.get(read, { id: customerId })).toEqual({
      defaultAddress: { id: first },
      addressesV2: { nodes: [{ id: first }] },
    });
  });

  test('are refused twice, blank, and for nobody', async () => {
    await add(paris);
    const refused = [
      [
        { customerId, address: paris },
        { field: ['address'], message: 'Address already exists' },
      ],
      [
        { customerId, address: { city: ' ' } },
        { field: ['address'], message: 'Customer address cannot be blank.' },
      ],
      [
        { customerId: nobody, address: ottawa },
        { field: ['customerId'], message: 'Customer does not exist' },
      ],
    ] as const;
    for (const [variables, error] of refused)
      expect(await store.get(addDocument, variables)).toEqual({ address: null, userErrors: [error] });
  });

  test('are found only with their customer; an id of none is a top-level error', async () => {
    const addressId = await add(paris);
    const other = await create({ firstName: 'Otto' });
    const address = { zip: '75001' };
    expect(await store.get(updateDocument, { customerId, addressId, address })).toEqual({
      address: { id: addressId, city: 'Paris', zip: '75001' },
      userErrors: [],
    });
    expect(await store.get(updateDocument, { customerId: other, addressId, address })).toMatchObject({
      userErrors: [{ field: ['addressId'], message: 'Address does not exist' }],
    });
    expect(await store.get(removeDocument, { customerId: nobody, addressId })).toMatchObject({
      userErrors: [{ field: ['customerId'], message: 'Customer does not exist' }],
    });
    const none = 'gid://shopify/MailingAddress/10001';
    const { errors } = await store.ask(defaultDocument, { customerId, addressId: none });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      [`Invalid id: ${none}`, 'RESOURCE_NOT_FOUND'],
    ]);
  });

  test('given as a list replace those that were there; equal ones keep their ids', async () => {
    const kept = await add(paris);
    await add(ottawa);
    const update = `mutation ($input: CustomerInput!) { customerUpdate(input: $input) {
      customer { addresses { id city } defaultAddress { id } } userErrors { message } } }`;
    const input = { id: customerId, addresses: [{ city: 'Lima', countryCode: 'PE' }, paris] };
    const answer = await store.get(update, { input });
    expect(answer).toMatchObject({ customer: { defaultAddress: { id: kept } }, userErrors: [] });
    expect(at(answer, 'customer', 'addresses')).toEqual([
      { id: kept, city: 'Paris' },
      { id: expect.any(String), city: 'Lima' },
    ]);
  });
});

describe('consent', () => {
  const emailConsentDocument = `mutation ($customerId: ID!, $consent: CustomerEmailMarketingConsentInput!) {
    customerEmailMarketingConsentUpdate(input: { customerId: $customerId, emailMarketingConsent: $consent }) {
      customer { defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt } }
      userErrors { field message code } } }`;
  const smsConsentDocument = `mutation ($customerId: ID!, $consent: CustomerSmsMarketingConsentInput!) {
    customerSmsMarketingConsentUpdate(input: { customerId: $customerId, smsMarketingConsent: $consent }) {
      customer { defaultPhoneNumber { marketingState marketingUpdatedAt marketingCollectedFrom smsMarketingConsent { state } } }
      userErrors { field message code } } }`;
  const subscribed = { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'SINGLE_OPT_IN' };

  test('to e-mail is kept with its time', async () => {
    const consent = { ...subscribed, consentUpdatedAt: '2026-03-02T01:00:00Z' };
    expect(await store.get(emailConsentDocument, { customerId, consent })).toEqual({
      customer: {
        defaultEmailAddress: {
          marketingState: 'SUBSCRIBED',
          marketingOptInLevel: 'SINGLE_OPT_IN',
          marketingUpdatedAt: '2026-03-02T01:00:00Z',
        },
      },
      userErrors: [],
    });
  });

  test('without a time counts from now', async () => {
    expect(await store.get(smsConsentDocument, { customerId, consent: subscribed })).toEqual({
      customer: {
        defaultPhoneNumber: {
          marketingState: 'SUBSCRIBED',
          marketingUpdatedAt: '2026-05-04T10:00:00Z',
          marketingCollectedFrom: 'OTHER',
          smsMarketingConsent: { state: 'SUBSCRIBED' },
        },
      },
      userErrors: [],
    });
  });

  test('tells the location where it was given; what is no location is a top-level error', async () => {
    const [home, other] = [
      idAt(await store.get('{ locations(first: 1) { nodes { id } } }'), 'nodes', 0),
      'gid://shopify/Product/1',
    ];
    const read = `query ($id: ID!) { customer(id: $id) { defaultEmailAddress { sourceLocation { id } } } }`;
    await store.get(emailConsentDocument, { customerId, consent: { ...subscribed, sourceLocationId: home } });
    const seen = { defaultEmailAddress: { sourceLocation: { id: home } } };
    expect(await store.get(read, { id: customerId })).toEqual(seen);
    const consent = { ...subscribed, sourceLocationId: other };
    expect((await store.ask(emailConsentDocument, { customerId, consent })).errors).toMatchObject([
      { message: `Invalid id: ${other}`, extensions: { code: 'RESOURCE_NOT_FOUND' } },
    ]);
    expect(await store.get(read, { id: customerId })).toEqual(seen);
  });

  const tomorrow = new Date(nowMs + 86_400_000).toISOString();
  test.each([
    [
      { marketingState: 'SUBSCRIBED' },
      'marketingOptInLevel',
      'Marketing opt in level must exist',
      'MISSING_ARGUMENT',
    ],
    [
      { marketingState: 'PENDING', marketingOptInLevel: 'UNKNOWN' },
      'marketingOptInLevel',
      'Marketing opt in level must be confirmed opt-in for pending consent state',
      'INVALID',
    ],
    [
      { ...subscribed, consentUpdatedAt: tomorrow },
      'consentUpdatedAt',
      'Consent updated at must not be in the future',
      'INVALID',
    ],
  ])('%j is refused: by e-mail with the customer, by SMS without', async (consent, part, message, code) => {
    const error = (list: string): object => ({ field: ['input', list, part], message, code });
    expect(await store.get(emailConsentDocument, { customerId, consent })).toEqual({
      customer: {
        defaultEmailAddress: {
          marketingState: 'NOT_SUBSCRIBED',
          marketingOptInLevel: 'SINGLE_OPT_IN',
          marketingUpdatedAt: null,
        },
      },
      userErrors: [error('emailMarketingConsent')],
    });
    expect(await store.get(smsConsentDocument, { customerId, consent })).toEqual({
      customer: null,
      userErrors: [error('smsMarketingConsent')],
    });
  });

  test('of states that only Shopify sets is a top-level error', async () => {
    const { errors } = await store.ask(emailConsentDocument, {
      customerId,
      consent: { ...subscribed, marketingState: 'REDACTED' },
    });
    expect(errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['Cannot specify REDACTED as a marketing state input', 'INVALID'],
    ]);
  });

  test('for an address or number that is not there: nothing by e-mail, refused by SMS', async () => {
    const nameOnly = await create({ firstName: 'Nemo' });
    expect(await store.get(emailConsentDocument, { customerId: nameOnly, consent: subscribed })).toEqual({
      customer: { defaultEmailAddress: null },
      userErrors: [],
    });
    expect(await store.get(smsConsentDocument, { customerId: nameOnly, consent: subscribed })).toEqual({
      customer: null,
      userErrors: [
        {
          field: ['input', 'smsMarketingConsent'],
          message: 'A phone number is required to set the SMS consent state.',
          code: 'INVALID',
        },
      ],
    });
  });

  test('of nobody is told in two ways', async () => {
    expect(await store.get(emailConsentDocument, { customerId: nobody, consent: subscribed })).toMatchObject({
      userErrors: [{ field: ['input', 'customerId'], message: 'Customer not found', code: 'INVALID' }],
    });
    expect(await store.get(smsConsentDocument, { customerId: nobody, consent: subscribed })).toMatchObject({
      userErrors: [{ field: null, message: 'Customer not found', code: null }],
    });
  });
});

describe('tax exemptions', () => {
  const change = async (verb: string, taxExemptions: readonly string[], id = customerId): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $taxExemptions: [TaxExemption!]!) { customer${verb}TaxExemptions(customerId: $id,
        taxExemptions: $taxExemptions) { customer { taxExemptions } userErrors { field message } } }`,
      { id, taxExemptions },
    );
  const only = (...taxExemptions: readonly string[]): object => ({
    customer: { taxExemptions },
    userErrors: [],
  });

  test('are added once, removed and replaced', async () => {
    const [farmer, reseller] = ['CA_NS_FARMER_EXEMPTION', 'US_VT_RESELLER_EXEMPTION'];
    expect(await change('Add', [farmer, farmer])).toEqual(only(farmer));
    expect(await change('Add', [reseller, farmer])).toEqual(only(farmer, reseller));
    expect(await change('Remove', [farmer])).toEqual(only(reseller));
    expect(await change('Replace', [])).toEqual(only());
  });

  test('of nobody are refused', async () => {
    expect(await change('Add', [], nobody)).toEqual({
      customer: null,
      userErrors: [{ field: ['customerId'], message: 'Customer does not exist.' }],
    });
  });
});

describe('tags', () => {
  const change = async (mutation: string, id: string, tags: readonly string[]): Promise<unknown> =>
    store.get(
      `mutation ($id: ID!, $tags: [String!]!) { ${mutation}(id: $id, tags: $tags) {
        node { id ... on Customer { tags } } userErrors { field message } } }`,
      { id, tags },
    );

  test('are added and removed by identity without case', async () => {
    expect(await change('tagsAdd', customerId, ['Beta, alpha', 'BETA'])).toEqual({
      node: { id: customerId, tags: ['alpha', 'Beta'] },
      userErrors: [],
    });
    expect(await change('tagsRemove', customerId, ['ALPHA', 'unknown'])).toEqual({
      node: { id: customerId, tags: ['Beta'] },
      userErrors: [],
    });
  });

  test.each([
    [nobody, 'Customer does not exist'],
    ['gid://shopify/Product/10001', 'Product does not exist'],
  ])('of %s: %s', async (id, message) => {
    expect(await change('tagsAdd', id, ['x'])).toEqual({
      node: null,
      userErrors: [{ field: ['id'], message }],
    });
  });
});

describe('a merge', () => {
  const mergeDocument = `mutation ($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) {
    resultingCustomerId job { id done } userErrors { field message code } } }`;
  const statusDocument =
    'query ($id: ID!) { customerMergeJobStatus(jobId: $id) { status resultingCustomerId customerMergeErrors { message } } }';

  test('leaves the second customer with everything, and nobody under the first id', async () => {
    const metafields = [{ namespace: 'custom', key: 'size', type: 'single_line_text_field', value: 'M' }];
    const one = await create({ lastName: 'Voss', email: 'voss@shop.example', tags: ['first'], metafields });
    const answer = await store.get(mergeDocument, { one, two: customerId });
    expect(answer).toEqual({
      resultingCustomerId: customerId,
      job: { id: expect.stringMatching(/^gid:\/\/shopify\/Job\/[0-9a-f-]{36}$/), done: false },
      userErrors: [],
    });
    const jobId = idAt(answer, 'job');
    expect(await store.get(statusDocument, { id: jobId })).toMatchObject({ status: 'IN_PROGRESS' });
    store.emulator.control.clock.advance(5000);
    expect(await store.get(statusDocument, { id: jobId })).toEqual({
      status: 'COMPLETED',
      resultingCustomerId: customerId,
      customerMergeErrors: [],
    });
    const read =
      'query ($id: ID!) { customer(id: $id) { email tags metafield(namespace: "custom", key: "size") { value } } }';
    expect(await store.get(read, { id: one })).toBeNull();
    expect(await store.get(read, { id: customerId })).toEqual({
      email: 'iris@shop.example',
      tags: ['first'],
      metafield: { value: 'M' },
    });
  });

  test('of one with itself, or with nobody, is refused', async () => {
    const refused = (field: readonly string[] | null, message: string): object => ({
      resultingCustomerId: null,
      job: null,
      userErrors: [{ field, message, code: 'INVALID_CUSTOMER_ID' }],
    });
    expect(await store.get(mergeDocument, { one: customerId, two: customerId })).toEqual(
      refused(null, 'Customers IDs should not match'),
    );
    expect(await store.get(mergeDocument, { one: customerId, two: nobody })).toEqual(
      refused(['customerTwoId'], 'Customer does not exist with ID 10001'),
    );
  });

  test('is previewed with what it would keep', async () => {
    const one = await create({ firstName: 'Uma', email: 'uma@shop.example', note: 'n1' });
    const preview = `query ($one: ID!, $two: ID!) { customerMergePreview(customerOneId: $one, customerTwoId: $two) {
      resultingCustomerId defaultFields { displayName note email { emailAddress } addresses(first: 1) { nodes { id } } }
      alternateFields { firstName email { emailAddress } } blockingFields { note } customerMergeErrors { message } } }`;
    expect(await store.get(preview, { one, two: customerId })).toEqual({
      resultingCustomerId: customerId,
      defaultFields: {
        displayName: 'Iris Lund',
        note: 'n1',
        email: { emailAddress: 'iris@shop.example' },
        addresses: { nodes: [] },
      },
      alternateFields: { firstName: 'Uma', email: { emailAddress: 'uma@shop.example' } },
      blockingFields: null,
      customerMergeErrors: null,
    });
  });
});
