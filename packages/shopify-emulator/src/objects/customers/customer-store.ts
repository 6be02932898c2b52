import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { customersTable, type Customer } from './customer.ts';
import { normalizeEmail } from './email.ts';
import { normalizePhone } from './phone.ts';

/** A customer where a field's type is an interface: the type is told with it. */
type CustomerNode = Customer & { readonly __typename: 'Customer' };

export function findCustomer(context: RequestContext, id: string): Customer | undefined {
  const number = numberOfGlobalId(id, 'Customer');
  return number === null ? undefined : context.shop.table(customersTable).get(number);
}

export function findByEmail(context: RequestContext, email: string): Customer | undefined {
  const key = normalizeEmail(email)?.toLowerCase();
  return key === undefined ? undefined : context.shop.table(customersTable).find('email', key)[0];
}

export function findByPhone(context: RequestContext, phone: string): Customer | undefined {
  const key = normalizePhone(phone);
  return key === undefined ? undefined : context.shop.table(customersTable).find('phone', key)[0];
}

export function asNode(customer: Customer): CustomerNode {
  return { ...customer, __typename: 'Customer' };
}

/** Stores the customer as changed now, and gives it as stored. */
export function saveCustomer(context: RequestContext, customer: Customer): Customer {
  const saved = { ...customer, updatedAt: nowSeconds(context) };
  context.shop.table(customersTable).put(saved);
  return saved;
}
