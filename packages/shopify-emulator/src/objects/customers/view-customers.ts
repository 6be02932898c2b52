import { formatGlobalId } from '../global-id.ts';
import { formatTime } from '../shop-time.ts';
import { entriesOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { customersTable, type Customer } from './customer.ts';

/** Every customer with all that it has, for an oracle: ids as gids, times as texts, absent values left out. */
export function viewCustomers(context: RequestContext): readonly object[] {
  return Array.from(context.shop.table(customersTable).rows(), (customer) => viewOne(context, customer));
}

function viewOne(context: RequestContext, customer: Customer): object {
  const { id, createdAt, updatedAt, addresses, defaultAddressId, ...rest } = customer;
  const owner = { gidType: 'Customer', number: id };
  return {
    ...rest,
    id: formatGlobalId('Customer', id),
    createdAt: formatTime(createdAt),
    updatedAt: formatTime(updatedAt),
    addresses: (addresses ?? []).map(({ id: addressId, ...address }) => ({
      ...address,
      isDefault: addressId === defaultAddressId,
    })),
    metafields: Object.fromEntries(
      entriesOf(context, owner).map(({ namespace, key, type, value }) => [
        `${namespace}.${key}`,
        { type, value },
      ]),
    ),
  };
}
