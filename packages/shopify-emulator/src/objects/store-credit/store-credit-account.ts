import type { RequestContext } from '../object-module.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import { nowSeconds } from '../shop-time.ts';

/** The credit that a customer has in one currency. Amounts are in hundredths, times in whole seconds. */
export interface StoreCreditAccount extends Row {
  readonly __typename: 'StoreCreditAccount';
  readonly ownerId: string;
  readonly currencyCode: string;
  /** Oldest first. */
  readonly transactions: readonly StoreCreditTransaction[];
}

export interface StoreCreditTransaction extends Row {
  readonly kind: 'credit' | 'debit' | 'expiration';
  /** Above zero for credits, below for all others. */
  readonly amount: number;
  readonly balanceAfter: number;
  readonly createdAt: number;
  /** Of credits alone: what is not yet spent, and until when it can be. */
  readonly remaining?: number | undefined;
  readonly expiresAt?: number | undefined;
  /** Of expirations alone: the number of the credit. */
  readonly creditId?: number | undefined;
}

export const storeCreditAccountsTable: TableDefinition<StoreCreditAccount> = {
  name: 'storeCreditAccounts',
  indexes: {
    owner: (account) => account.ownerId,
    transaction: (account) => account.transactions.map(({ id }) => String(id)),
  },
};

export function balanceOf(account: StoreCreditAccount): number {
  return account.transactions.at(-1)?.balanceAfter ?? 0;
}

/** The account with everything booked that has run out by now; `allocateId` numbers those bookings. */
export function withExpirations(
  account: StoreCreditAccount,
  now: number,
  allocateId: () => number,
): StoreCreditAccount {
  const expired = account.transactions
    .filter(({ remaining = 0, expiresAt = Infinity }) => remaining > 0 && expiresAt <= now)
    .toSorted((a, b) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0));
  const booked = new Set(account.transactions.map(({ creditId }) => creditId));
  return expired
    .filter(({ id }) => !booked.has(id))
    .reduce<StoreCreditAccount>(
      (before, credit) => ({
        ...before,
        transactions: [
          ...before.transactions,
          {
            id: allocateId(),
            kind: 'expiration',
            amount: -(credit.remaining ?? 0),
            balanceAfter: balanceOf(before) - (credit.remaining ?? 0),
            createdAt: credit.expiresAt ?? now,
            creditId: credit.id,
          },
        ],
      }),
      account,
    );
}

export function withCredit(
  account: StoreCreditAccount,
  credit: Pick<StoreCreditTransaction, 'amount' | 'createdAt' | 'expiresAt' | 'id'>,
): StoreCreditAccount {
  const balanceAfter = balanceOf(account) + credit.amount;
  return {
    ...account,
    transactions: [
      ...account.transactions,
      { ...credit, kind: 'credit', balanceAfter, remaining: credit.amount },
    ],
  };
}

/** Spends the credits that run out soonest first. The balance must be enough. */
export function withDebit(
  account: StoreCreditAccount,
  debit: Pick<StoreCreditTransaction, 'amount' | 'createdAt' | 'id'>,
): StoreCreditAccount {
  const isSpendable = ({ remaining = 0, expiresAt = Infinity }: StoreCreditTransaction): boolean =>
    remaining > 0 && expiresAt > debit.createdAt;
  const spent = new Map<number, number>();
  let rest = debit.amount;
  const spendable = account.transactions.filter(isSpendable);
  for (const credit of spendable.toSorted((a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity))) {
    const part = Math.min(rest, credit.remaining ?? 0);
    spent.set(credit.id, part);
    rest -= part;
  }
  const transactions = account.transactions.map((transaction) =>
    spent.has(transaction.id)
      ? { ...transaction, remaining: (transaction.remaining ?? 0) - (spent.get(transaction.id) ?? 0) }
      : transaction,
  );
  const balanceAfter = balanceOf(account) - debit.amount;
  const booking = { ...debit, kind: 'debit' as const, amount: -debit.amount, balanceAfter };
  return { ...account, transactions: [...transactions, booking] };
}

/** Whether somebody has anything left to spend. */
export function hasStoreCredit(context: RequestContext, ownerId: string): boolean {
  const accounts = context.shop.table(storeCreditAccountsTable).find('owner', ownerId);
  // What runs out is not booked here, so it needs no number of its own.
  return accounts.some((account) => balanceOf(withExpirations(account, nowSeconds(context), () => 0)) > 0);
}

/** The owner is gone, and the accounts with it. */
export function forgetStoreCredit(context: RequestContext, ownerId: string): void {
  const table = context.shop.table(storeCreditAccountsTable);
  for (const { id } of table.find('owner', ownerId)) table.delete(id);
}
