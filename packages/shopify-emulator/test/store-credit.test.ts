import { beforeEach, describe, expect, test } from 'vitest';
import { at, idAt, openStore } from './open-store.ts';
import { shareStore } from './shared-store.ts';

const store = await shareStore(openStore());
let customer: string;
beforeEach(async () => {
  customer = idAt(
    await store.get('mutation { customerCreate(input: { firstName: "Ada" }) { customer { id } } }'),
    'customer',
  );
});

const creditDocument = `mutation ($id: ID!, $input: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $input) {
  storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount currencyCode } remainingAmount { amount } event
    account { id owner { ... on Customer { id } } } }
  userErrors { field message code } } }`;
const debitDocument = `mutation ($id: ID!, $input: StoreCreditAccountDebitInput!) { storeCreditAccountDebit(id: $id, debitInput: $input) {
  storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } } userErrors { field message code } } }`;
const readDocument = `query ($id: ID!, $query: String) { customer(id: $id) { storeCreditAccounts(first: 5, query: $query) { nodes {
  balance { amount currencyCode } transactions(first: 5) { nodes { __typename amount { amount } } } } } } }`;

const credit = async (amount: string, more: object = {}, id = customer): Promise<unknown> =>
  store.get(creditDocument, { id, input: { creditAmount: { amount, currencyCode: 'CAD' }, ...more } });
const debit = async (amount: string, currencyCode = 'CAD', id = customer): Promise<unknown> =>
  store.get(debitDocument, { id, input: { debitAmount: { amount, currencyCode } } });

test('the first credit of a currency opens an account', async () => {
  const answer = await credit('12.50');
  expect(answer).toEqual({
    storeCreditAccountTransaction: {
      amount: { amount: '12.5' },
      balanceAfterTransaction: { amount: '12.5', currencyCode: 'CAD' },
      remainingAmount: { amount: '12.5' },
      event: 'ADJUSTMENT',
      account: { id: expect.any(String), owner: { id: customer } },
    },
    userErrors: [],
  });
  const account = idAt(answer, 'storeCreditAccountTransaction', 'account');
  expect(
    at(await credit('1', {}, account), 'storeCreditAccountTransaction', 'balanceAfterTransaction'),
  ).toEqual({ amount: '13.5', currencyCode: 'CAD' });
});

test('an owner has the same account however its id is written', async () => {
  await credit('1', {}, `${customer}?from=elsewhere`);
  expect(at(await debit('1'), 'userErrors')).toEqual([]);
});

test('debits spend what runs out soonest; what ran out is gone', async () => {
  await credit('5');
  await credit('3', { expiresAt: '2026-05-05T00:00:00Z' });
  await debit('1');
  store.emulator.control.clock.advance(3 * 86_400_000);
  expect(await store.get(readDocument, { id: customer })).toEqual({
    storeCreditAccounts: {
      nodes: [
        {
          balance: { amount: '5.0', currencyCode: 'CAD' },
          transactions: {
            nodes: [
              { __typename: 'StoreCreditAccountCreditTransaction', amount: { amount: '5.0' } },
              { __typename: 'StoreCreditAccountCreditTransaction', amount: { amount: '3.0' } },
              { __typename: 'StoreCreditAccountDebitTransaction', amount: { amount: '-1.0' } },
              { __typename: 'StoreCreditAccountExpirationTransaction', amount: { amount: '-2.0' } },
            ],
          },
        },
      ],
    },
  });
  expect(at(await debit('5.01'), 'userErrors', 0, 'code')).toBe('INSUFFICIENT_FUNDS');
  expect(await store.get(readDocument, { id: customer, query: 'currency_code:USD' })).toEqual({
    storeCreditAccounts: { nodes: [] },
  });
});

test.each([
  ['0', {}, ['amount'], 'NEGATIVE_OR_ZERO_AMOUNT'],
  ['100000', {}, ['amount'], 'CREDIT_LIMIT_EXCEEDED'],
  ['1', { expiresAt: '2020-01-01T00:00:00Z' }, undefined, 'EXPIRES_AT_IN_PAST'],
])('a credit of %s with %j is refused', async (amount, more, part, code) => {
  const field = part === undefined ? ['creditInput', 'expiresAt'] : ['creditInput', 'creditAmount', ...part];
  expect(at(await credit(amount, more), 'userErrors')).toMatchObject([{ field, code }]);
});

test('owners and accounts that do not exist are told apart', async () => {
  expect(at(await credit('1', {}, 'gid://shopify/Customer/10001'), 'userErrors')).toEqual([
    { field: ['id'], message: 'Owner does not exist', code: 'OWNER_NOT_FOUND' },
  ]);
  expect(at(await debit('1'), 'userErrors', 0, 'code')).toBe('ACCOUNT_NOT_FOUND');
  const account = idAt(await credit('1'), 'storeCreditAccountTransaction', 'account');
  expect(at(await debit('1', 'USD', account), 'userErrors')).toMatchObject([
    { field: ['debitInput', 'debitAmount', 'currencyCode'], code: 'MISMATCHING_CURRENCY' },
  ]);
  expect(await store.get('query ($id: ID!) { storeCreditAccount(id: $id) { id } }', { id: account })).toEqual(
    { id: account },
  );
});

test.each(['XXX', 'USDC'])('%s only ever stands in answers', async (currencyCode) => {
  const { data, errors } = await store.ask(creditDocument, {
    id: customer,
    input: { creditAmount: { amount: '1', currencyCode } },
  });
  const message = `CurrencyCode "${currencyCode}" is invalid. It can only be used as a result and not as an input value.`;
  expect(data).toEqual({ storeCreditAccountCredit: null });
  expect(errors).toMatchObject([{ message, extensions: { code: 'CURRENCY_CODE_INVALID' } }]);
});

describe('a customer with store credit', () => {
  const mergeable = 'query ($id: ID!) { customer(id: $id) { mergeable { isMergeable errorFields reason } } }';

  test('cannot be merged until it is spent', async () => {
    const other = 'mutation { customerCreate(input: { firstName: "Bo" }) { customer { id } } }';
    const two = idAt(await store.get(other), 'customer');
    const document = `mutation ($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) {
      resultingCustomerId userErrors { field message code } } }`;
    const merge = (): Promise<unknown> => store.get(document, { one: customer, two });
    const account = idAt(await credit('3'), 'storeCreditAccountTransaction', 'account');
    const message = 'Ada has store credit and can’t be merged.';
    expect(await merge()).toEqual({
      resultingCustomerId: null,
      userErrors: [{ field: ['customerOneId'], message, code: 'INVALID_CUSTOMER' }],
    });
    expect(await store.get(mergeable, { id: customer })).toEqual({
      mergeable: { isMergeable: false, errorFields: ['STORE_CREDIT'], reason: message },
    });
    await debit('3');
    expect(await store.get(mergeable, { id: customer })).toEqual({
      mergeable: { isMergeable: true, errorFields: [], reason: null },
    });
    expect(await merge()).toEqual({ resultingCustomerId: two, userErrors: [] });
    expect(await accountOf(account)).toBeNull();
  });

  test('takes it along when deleted', async () => {
    const account = idAt(await credit('3'), 'storeCreditAccountTransaction', 'account');
    await store.get('mutation ($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId } }', {
      id: customer,
    });
    expect(await accountOf(account)).toBeNull();
  });

  const accountOf = (id: string): Promise<unknown> =>
    store.get('query ($id: ID!) { storeCreditAccount(id: $id) { id } }', { id });
});
