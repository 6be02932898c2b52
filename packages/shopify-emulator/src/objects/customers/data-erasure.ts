import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { Row, TableDefinition } from '../../store/table.ts';
import { userError, type UserError } from '../user-error.ts';
import { findCustomer } from './customer-store.ts';

interface ErasurePayload {
  readonly customerId: string | null;
  readonly userErrors: readonly UserError[];
}

/** Customers whose data Shopify is going to erase; months later, which no store here lives to see. */
const erasuresTable: TableDefinition<Row> = { name: 'dataErasures' };

export function customerRequestDataErasure(
  _source: unknown,
  args: { readonly customerId: string },
  context: RequestContext,
): ErasurePayload {
  const customer = findCustomer(context, args.customerId);
  if (customer === undefined) return noCustomer();
  context.shop.table(erasuresTable).put({ id: customer.id });
  return { customerId: formatGlobalId('Customer', customer.id), userErrors: [] };
}

export function customerCancelDataErasure(
  _source: unknown,
  args: { readonly customerId: string },
  context: RequestContext,
): ErasurePayload {
  const customer = findCustomer(context, args.customerId);
  if (customer === undefined) return noCustomer();
  if (!context.shop.table(erasuresTable).delete(customer.id))
    return refuse("Customer's data is not scheduled for erasure", 'NOT_BEING_ERASED');
  return { customerId: formatGlobalId('Customer', customer.id), userErrors: [] };
}

export function isBeingErased(context: RequestContext, { id }: Row): boolean {
  return context.shop.table(erasuresTable).get(id) !== undefined;
}

function noCustomer(): ErasurePayload {
  return refuse('Customer does not exist', 'DOES_NOT_EXIST');
}

function refuse(message: string, code: string): ErasurePayload {
  return { customerId: null, userErrors: [userError(['customerId'], message, code)] };
}
