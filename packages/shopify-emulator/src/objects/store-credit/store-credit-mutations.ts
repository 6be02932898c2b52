import { formatGlobalId, numberOfGlobalId, parseGlobalId } from '../global-id.ts';
import type { MoneyInput } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds, readTime } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  balanceOf,
  storeCreditAccountsTable,
  withCredit,
  withDebit,
  withExpirations,
  type StoreCreditAccount,
} from './store-credit-account.ts';
import { transactionView, type TransactionView } from './store-credit-fields.ts';

interface Payload {
  readonly storeCreditAccountTransaction: TransactionView | null;
  readonly userErrors: readonly UserError[];
}

/** An account holds no more than this, in hundredths. */
const creditLimit = 1_500_000;

export function storeCreditAccountCredit(
  _source: unknown,
  args: {
    readonly id: string;
    readonly creditInput: { readonly creditAmount: MoneyInput; readonly expiresAt?: string | null };
  },
  context: RequestContext,
): Payload {
  const { creditAmount, expiresAt } = args.creditInput;
  const found = findOrOpenAccount(context, args.id, creditAmount.currencyCode);
  if (found === undefined)
    return isAccountId(args.id)
      ? refuse(['id'], 'The store credit account could not be found', 'ACCOUNT_NOT_FOUND')
      : refuse(['id'], 'Owner does not exist', 'OWNER_NOT_FOUND');
  const problem = amountProblem(found, creditAmount, ['creditInput', 'creditAmount'], 'credit');
  if (problem !== undefined) return problem;
  const amount = inHundredths(creditAmount);
  if (balanceOf(found) + amount > creditLimit)
    return refuse(
      ['creditInput', 'creditAmount', 'amount'],
      "The operation would cause the account's credit limit to be exceeded",
      'CREDIT_LIMIT_EXCEEDED',
    );
  const now = nowSeconds(context);
  const expiry = readTime(expiresAt);
  if (expiry !== undefined && expiry <= now)
    return refuse(
      ['creditInput', 'expiresAt'],
      'The expiry date must be in the future',
      'EXPIRES_AT_IN_PAST',
    );
  const credit = { id: context.shop.allocateId(), amount, createdAt: now, expiresAt: expiry };
  return save(context, withCredit(found, credit));
}

export function storeCreditAccountDebit(
  _source: unknown,
  args: { readonly id: string; readonly debitInput: { readonly debitAmount: MoneyInput } },
  context: RequestContext,
): Payload {
  const { debitAmount } = args.debitInput;
  const found = findAccount(context, args.id, debitAmount.currencyCode);
  if (found === undefined)
    return refuse(['id'], 'The store credit account could not be found', 'ACCOUNT_NOT_FOUND');
  const problem = amountProblem(found, debitAmount, ['debitInput', 'debitAmount'], 'debit');
  if (problem !== undefined) return problem;
  const amount = inHundredths(debitAmount);
  if (amount > balanceOf(found))
    return refuse(
      ['debitInput', 'debitAmount', 'amount'],
      'The store credit account does not have sufficient funds to satisfy the request',
      'INSUFFICIENT_FUNDS',
    );
  const debit = { id: context.shop.allocateId(), amount, createdAt: nowSeconds(context) };
  return save(context, withDebit(found, debit));
}

function isAccountId(id: string): boolean {
  return parseGlobalId(id)?.type === 'StoreCreditAccount';
}

/** By its own id, or by its owner's and the currency. What has run out is booked first. */
function findAccount(
  context: RequestContext,
  id: string,
  currencyCode: string,
): StoreCreditAccount | undefined {
  const table = context.shop.table(storeCreditAccountsTable);
  const found = isAccountId(id)
    ? table.get(numberOfGlobalId(id, 'StoreCreditAccount') ?? 0)
    : table.find('owner', ownerIdOf(id) ?? '').find((account) => account.currencyCode === currencyCode);
  if (found === undefined) return undefined;
  return withExpirations(found, nowSeconds(context), () => context.shop.allocateId());
}

function findOrOpenAccount(
  context: RequestContext,
  id: string,
  currencyCode: string,
): StoreCreditAccount | undefined {
  const present = findAccount(context, id, currencyCode);
  if (present !== undefined || isAccountId(id)) return present;
  const ownerId = ownerIdOf(id);
  if (ownerId === undefined || (context.resolveNode(ownerId) ?? null) === null) return undefined;
  return {
    __typename: 'StoreCreditAccount',
    id: context.shop.allocateId(),
    ownerId,
    currencyCode,
    transactions: [],
  };
}

/** The id of a thing that can have accounts, without anything behind its number. */
function ownerIdOf(id: string): string | undefined {
  const parsed = parseGlobalId(id);
  return parsed !== null && (parsed.type === 'CompanyLocation' || parsed.type === 'Customer')
    ? formatGlobalId(parsed.type, parsed.number)
    : undefined;
}

function amountProblem(
  account: StoreCreditAccount,
  money: MoneyInput,
  field: readonly string[],
  verb: 'credit' | 'debit',
): Payload | undefined {
  if (money.currencyCode !== account.currencyCode)
    return refuse(
      [...field, 'currencyCode'],
      'The currency provided does not match the currency of the store credit account',
      'MISMATCHING_CURRENCY',
    );
  if (inHundredths(money) > 0) return undefined;
  return refuse(
    [...field, 'amount'],
    `A positive amount must be used to ${verb} a store credit account`,
    'NEGATIVE_OR_ZERO_AMOUNT',
  );
}

function inHundredths({ amount }: MoneyInput): number {
  return Math.round(Number(amount) * 100);
}

function save(context: RequestContext, account: StoreCreditAccount): Payload {
  context.shop.table(storeCreditAccountsTable).put(account);
  const transaction = account.transactions.at(-1);
  return {
    storeCreditAccountTransaction: transaction === undefined ? null : transactionView(account, transaction),
    userErrors: [],
  };
}

function refuse(field: readonly string[], message: string, code: string): Payload {
  return { storeCreditAccountTransaction: null, userErrors: [userError(field, message, code)] };
}
