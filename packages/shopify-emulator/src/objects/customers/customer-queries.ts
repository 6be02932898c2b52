import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import { countThings, type Count } from '../count.ts';
import { findOwnerByCustomId, type UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { searchTable } from '../search/search-table.ts';
import { textPage } from '../text-page.ts';
import { customersTable, type Customer } from './customer.ts';
import { customerCountSearch, customerSearch } from './customer-search.ts';
import { findByEmail, findByPhone, findCustomer } from './customer-store.ts';
import { findCountry } from './atlas.ts';

export function customer(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): Customer | null {
  return findCustomer(context, args.id) ?? null;
}

interface CustomerIdentifier {
  readonly id?: string | null;
  readonly emailAddress?: string | null;
  readonly phoneNumber?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

/** A point look-up: it sees every write at once, unlike search. */
export function customerByIdentifier(
  _source: unknown,
  args: { readonly identifier: CustomerIdentifier },
  context: RequestContext,
): Customer | null {
  const { id, emailAddress, phoneNumber, customId } = args.identifier;
  if (typeof id === 'string') return findCustomer(context, id) ?? null;
  if (typeof emailAddress === 'string') return findByEmail(context, emailAddress) ?? null;
  if (typeof phoneNumber === 'string') return findByPhone(context, phoneNumber) ?? null;
  if (customId === null || customId === undefined) return null;
  const number = findOwnerByCustomId(context, 'Customer', customId);
  return number === undefined ? null : (context.shop.table(customersTable).get(number) ?? null);
}

interface CustomersArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

export function customers(
  _source: unknown,
  args: CustomersArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<Customer> {
  const found = searchTable(context.shop.table(customersTable), args.query, customerSearch, {
    context,
    info,
  });
  return connect(found, args, sortValues.get(args.sortKey ?? 'ID'));
}

const sortValues: ReadonlyMap<string, (row: Customer) => string | number> = new Map<
  string,
  (row: Customer) => string | number
>([
  ['CREATED_AT', (row) => row.createdAt],
  ['UPDATED_AT', (row) => row.updatedAt],
  [
    'NAME',
    (row) =>
      [row.lastName, row.firstName]
        .filter((name) => name !== undefined)
        .join(', ')
        .toLowerCase(),
  ],
  ['LOCATION', placeOf],
]);

function placeOf(row: Customer): string {
  const address = row.addresses?.find(({ id }) => id === row.defaultAddressId);
  const country = address?.countryCode === undefined ? undefined : findCountry(address.countryCode);
  return [country?.name, address?.provinceCode, address?.city]
    .filter((part) => part !== undefined)
    .join(', ')
    .toLowerCase();
}

export function customersCount(
  _source: unknown,
  args: { readonly query?: string | null; readonly limit?: number | null },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Count {
  const table = context.shop.table(customersTable);
  return countThings(searchTable(table, args.query, customerCountSearch, { context, info }), args.limit);
}

/** The tags of all customers. */
export function customerTags(_source: unknown, args: ConnectionArguments, context: RequestContext): object {
  const rows = context.shop.table(customersTable).rows();
  return textPage(new Set([...rows].flatMap(({ tags }) => tags ?? [])), args);
}
