import { afterAll, beforeAll, expect, test } from 'vitest';
import { at, idAt, openStore, type LocalStore } from './open-store.ts';

let store: LocalStore;
let customer: string;
beforeAll(async () => {
  store = await openStore();
  const create =
    'mutation { customerCreate(input: { firstName: "Ada", phone: "+14165550123" }) { customer { id } } }';
  customer = idAt(await store.get(create), 'customer');
});
afterAll(async () => store[Symbol.asyncDispose]());

const missing = 'gid://shopify/Customer/10001';

test('an invitation changes the state, and wants a subject if any', async () => {
  const invite = `mutation ($id: ID!, $email: EmailInput) { customerSendAccountInviteEmail(customerId: $id, email: $email) {
    customer { state } userErrors { field message code } } }`;
  expect(await store.get(invite, { id: customer, email: { subject: ' ' } })).toEqual({
    customer: null,
    userErrors: [{ field: ['email', 'subject'], message: "Subject can't be blank", code: 'INVALID' }],
  });
  expect(await store.get(invite, { id: customer })).toEqual({
    customer: { state: 'INVITED' },
    userErrors: [],
  });
  expect(at(await store.get(invite, { id: missing }), 'userErrors', 0, 'message')).toBe(
    "Customer can't be found",
  );
  expect(await store.get('{ customers(first: 5, query: "state:invited") { nodes { id } } }')).toEqual({
    nodes: [{ id: customer }],
  });
});

test('each activation has an address of its own', async () => {
  const generate = `mutation ($id: ID!) { customerGenerateAccountActivationUrl(customerId: $id) {
    accountActivationUrl userErrors { field message } } }`;
  const first = await store.get(generate, { id: customer });
  const second = await store.get(generate, { id: customer });
  expect(at(first, 'accountActivationUrl')).toMatch(/\/account\/activate\/\d+\/[0-9a-f]{32}$/);
  expect(at(first, 'accountActivationUrl')).not.toBe(at(second, 'accountActivationUrl'));
  expect(await store.get(generate, { id: missing })).toEqual({
    accountActivationUrl: null,
    userErrors: [{ field: ['customerId'], message: "The customer can't be found." }],
  });
});

test('no payment method is ever found', async () => {
  const send = `mutation ($id: ID!) { customerPaymentMethodSendUpdateEmail(customerPaymentMethodId: $id) {
    customer { id } userErrors { field message } } }`;
  expect(await store.get(send, { id: 'gid://shopify/CustomerPaymentMethod/10001' })).toEqual({
    customer: null,
    userErrors: [{ field: ['customerPaymentMethodId'], message: 'Customer payment method does not exist' }],
  });
});

test('consent to WhatsApp follows the rules of text messages', async () => {
  const update = `mutation ($input: CustomerWhatsAppMarketingConsentUpdateInput!) { customerWhatsAppMarketingConsentUpdate(input: $input) {
    customerPhoneNumber { phoneNumber whatsAppMarketingConsent { state optInLevel } } userErrors { field code } } }`;
  const input = (consent: object): Record<string, unknown> => ({
    input: { customerId: customer, whatsAppMarketingConsent: consent },
  });
  expect(await store.get(update, input({ state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN' }))).toEqual({
    customerPhoneNumber: {
      phoneNumber: '+14165550123',
      whatsAppMarketingConsent: { state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN' },
    },
    userErrors: [],
  });
  expect(await store.get(update, input({ state: 'SUBSCRIBED' }))).toEqual({
    customerPhoneNumber: null,
    userErrors: [{ field: ['input', 'whatsAppMarketingConsent', 'optInLevel'], code: 'MISSING_ARGUMENT' }],
  });
});

test('every shop has three account pages', async () => {
  const pages = await store.get('{ customerAccountPages(first: 5) { nodes { id title handle } } }');
  expect(pages).toMatchObject({
    nodes: [{ title: 'Orders' }, { title: 'Profile' }, { handle: 'settings' }],
  });
  const read = 'query ($id: ID!) { customerAccountPage(id: $id) { title } }';
  expect(await store.get(read, { id: idAt(pages, 'nodes', 0) })).toEqual({ title: 'Orders' });
});
