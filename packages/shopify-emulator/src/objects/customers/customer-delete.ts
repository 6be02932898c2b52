import { formatGlobalId } from '../global-id.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { shopOf } from '../shop/shop-of.ts';
import { forgetStoreCredit } from '../store-credit/store-credit-account.ts';
import { userError, type UserError } from '../user-error.ts';
import { customersTable } from './customer.ts';
import { findCustomer } from './customer-store.ts';

interface DeletePayload {
  readonly deletedCustomerId: string | null;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

export function customerDelete(
  _source: unknown,
  args: { readonly input: { readonly id: string } },
  context: RequestContext,
): DeletePayload {
  const shop = shopOf(context);
  const customer = findCustomer(context, args.input.id);
  if (customer === undefined)
    return { deletedCustomerId: null, shop, userErrors: [userError(['id'], "Customer can't be found")] };
  context.shop.table(customersTable).delete(customer.id);
  forgetStoreCredit(context, formatGlobalId('Customer', customer.id));
  deleteMetafieldsOf(context, { gidType: 'Customer', number: customer.id });
  return { deletedCustomerId: formatGlobalId('Customer', customer.id), shop, userErrors: [] };
}
