import type { ObjectModule } from '../object-module.ts';
import {
  accountFields,
  creditFields,
  debitFields,
  expirationFields,
  findStoreCreditAccount,
  findTransaction,
  storeCreditAccountsOf,
} from './store-credit-fields.ts';
import { storeCreditAccountCredit, storeCreditAccountDebit } from './store-credit-mutations.ts';

/** Money that customers can spend in the shop. */
export const storeCreditModule: ObjectModule = {
  queries: {
    storeCreditAccount: (_source, args: { readonly id: string }, context) =>
      findStoreCreditAccount(args.id, context),
    storeCreditConfiguration: () => ({ storeCreditEnabled: true }),
  },
  mutations: { storeCreditAccountCredit, storeCreditAccountDebit },
  types: {
    StoreCreditAccount: accountFields,
    StoreCreditAccountCreditTransaction: creditFields,
    StoreCreditAccountDebitTransaction: debitFields,
    StoreCreditAccountExpirationTransaction: expirationFields,
    Customer: { storeCreditAccounts: storeCreditAccountsOf('Customer') },
  },
  nodes: {
    StoreCreditAccount: findStoreCreditAccount,
    StoreCreditAccountCreditTransaction: findTransaction('StoreCreditAccountCreditTransaction'),
    StoreCreditAccountDebitTransaction: findTransaction('StoreCreditAccountDebitTransaction'),
  },
};
