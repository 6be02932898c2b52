import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import { asMoney, type Money } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchList } from '../search/search-table.ts';
import { formatTime, nowSeconds } from '../shop-time.ts';
import {
  balanceOf,
  storeCreditAccountsTable,
  withExpirations,
  type StoreCreditAccount,
  type StoreCreditTransaction,
} from './store-credit-account.ts';

/** A booking together with its account: what the fields of the transaction types are read from. */
export interface TransactionView {
  readonly __typename:
    | 'StoreCreditAccountCreditTransaction'
    | 'StoreCreditAccountDebitTransaction'
    | 'StoreCreditAccountExpirationTransaction';
  readonly id: number;
  readonly account: StoreCreditAccount;
  readonly transaction: StoreCreditTransaction;
}

const typeNames = {
  credit: 'StoreCreditAccountCreditTransaction',
  debit: 'StoreCreditAccountDebitTransaction',
  expiration: 'StoreCreditAccountExpirationTransaction',
} as const;

export function transactionView(
  account: StoreCreditAccount,
  transaction: StoreCreditTransaction,
): TransactionView {
  return { __typename: typeNames[transaction.kind], id: transaction.id, account, transaction };
}

/** The field of HasStoreCreditAccounts. */
export function storeCreditAccountsOf(gidType: string): FieldResolver {
  return (
    source: { readonly id: number },
    args: ConnectionArguments & { readonly query?: string | null },
    context: RequestContext,
    info,
  ): Connection<StoreCreditAccount> => {
    const all = context.shop
      .table(storeCreditAccountsTable)
      .find('owner', formatGlobalId(gidType, source.id));
    const found = searchList(all, args.query, accountSearch, { context, info });
    return connect(
      found.map((account) => current(context, account)),
      args,
    );
  };
}

const accountSearch: SearchFields<StoreCreditAccount> = {
  filters: {
    id: { as: 'number', of: (account) => account.id },
    currency_code: { as: 'exact', of: (account) => account.currencyCode },
  },
  text: (account) => [account.currencyCode],
};

/** Reading books nothing: what has run out shows with numbers that do not stay. */
function current(context: RequestContext, account: StoreCreditAccount): StoreCreditAccount {
  let number = account.transactions.at(-1)?.id ?? account.id;
  return withExpirations(account, nowSeconds(context), () => {
    number += 1;
    return number;
  });
}

export function findStoreCreditAccount(id: string, context: RequestContext): StoreCreditAccount | null {
  const number = numberOfGlobalId(id, 'StoreCreditAccount');
  const account = number === null ? undefined : context.shop.table(storeCreditAccountsTable).get(number);
  return account === undefined ? null : current(context, account);
}

export function findTransaction(type: string): (id: string, context: RequestContext) => unknown {
  return (id, context) => {
    const number = numberOfGlobalId(id, type);
    const [account] = context.shop.table(storeCreditAccountsTable).find('transaction', String(number));
    const transaction = account?.transactions.find((candidate) => candidate.id === number);
    return account === undefined || transaction === undefined ? null : transactionView(account, transaction);
  };
}

function money(hundredths: number, currencyCode: string): Money {
  return asMoney((hundredths / 100).toFixed(2), currencyCode);
}

export const accountFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: StoreCreditAccount) => formatGlobalId('StoreCreditAccount', source.id),
  balance: (source: StoreCreditAccount) => money(balanceOf(source), source.currencyCode),
  owner: (source: StoreCreditAccount, _args, context: RequestContext) => context.resolveNode(source.ownerId),
  transactions: (source: StoreCreditAccount, args: ConnectionArguments) =>
    connect(
      source.transactions.map((transaction) => transactionView(source, transaction)),
      args,
    ),
};

const fieldsOfAll: Readonly<Record<string, FieldResolver>> = {
  id: (source: TransactionView) => formatGlobalId(source.__typename, source.id),
  amount: ({ transaction, account }: TransactionView) => money(transaction.amount, account.currencyCode),
  balanceAfterTransaction: ({ transaction, account }: TransactionView) =>
    money(transaction.balanceAfter, account.currencyCode),
  createdAt: ({ transaction }: TransactionView) => formatTime(transaction.createdAt),
  event: () => 'ADJUSTMENT',
  origin: () => null,
};

export const creditFields: Readonly<Record<string, FieldResolver>> = {
  ...fieldsOfAll,
  expiresAt: ({ transaction }: TransactionView) =>
    transaction.expiresAt === undefined ? null : formatTime(transaction.expiresAt),
  remainingAmount: ({ transaction, account }: TransactionView) =>
    money(transaction.remaining ?? 0, account.currencyCode),
};

export const debitFields: Readonly<Record<string, FieldResolver>> = fieldsOfAll;

export const expirationFields: Readonly<Record<string, FieldResolver>> = {
  ...fieldsOfAll,
  creditTransaction: ({ transaction, account }: TransactionView) => {
    const credit = account.transactions.find(({ id }) => id === transaction.creditId);
    return credit === undefined ? null : transactionView(account, credit);
  },
};
