import { apiError } from '../api-error.ts';
import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { checkAddress, type AddressInput } from './address-check.ts';
import { isSameAddress, type CustomerAddress } from './address.ts';
import { addressGlobalId, addressView, type AddressView } from './address-view.ts';
import { newAddressFor, withAddresses } from './customer-addresses.ts';
import type { CustomerPayload } from './customer-create.ts';
import { customersTable, type Customer } from './customer.ts';
import { findCustomer, saveCustomer } from './customer-store.ts';

interface AddressPayload {
  readonly address: AddressView | null;
  readonly userErrors: readonly UserError[];
}

type AddressArguments = {
  readonly customerId: string;
  readonly addressId: string;
};

export function customerAddressCreate(
  _source: unknown,
  args: {
    readonly customerId: string;
    readonly address: AddressInput;
    readonly setAsDefault?: boolean | null;
  },
  context: RequestContext,
): AddressPayload {
  const customer = findCustomer(context, args.customerId);
  if (customer === undefined) return refuse([noCustomer()]);
  const checked = newAddressFor(customer, args.address, ['address']);
  if (checked.address === undefined) return refuse(checked.userErrors);
  const present = customer.addresses ?? [];
  const { address: content } = checked;
  if (present.some((other) => isSameAddress(other, content)))
    return refuse([userError(['address'], 'Address already exists')]);
  const address = { id: context.shop.allocateId(), ...content };
  return store(context, customer, { addresses: [...present, address], address, args });
}

export function customerAddressUpdate(
  _source: unknown,
  args: AddressArguments & { readonly address: AddressInput; readonly setAsDefault?: boolean | null },
  context: RequestContext,
): AddressPayload {
  const found = findAddress(context, args);
  if (found.userError !== undefined) return refuse([found.userError]);
  const { customer, address: before } = found;
  const nestedId = args.address.id;
  if (typeof nestedId === 'string' && numberOfGlobalId(nestedId, 'MailingAddress') !== before.id)
    return refuse([userError(['addressId'], 'The id of the address does not match the id in the input')]);
  const { id, ...content } = before;
  const checked = checkAddress(args.address, ['address'], content);
  if (checked.address === undefined) return refuse(checked.userErrors);
  const address = { id, ...checked.address };
  const others = (customer.addresses ?? []).filter((other) => other.id !== id);
  if (others.some((other) => isSameAddress(other, address)))
    return refuse([userError(['address'], 'Address already exists')]);
  return store(context, customer, { addresses: [...others, address], address, args });
}

export function customerAddressDelete(
  _source: unknown,
  args: AddressArguments,
  context: RequestContext,
): { readonly deletedAddressId: string | null; readonly userErrors: readonly UserError[] } {
  const found = findAddress(context, args);
  if (found.userError !== undefined) return { deletedAddressId: null, userErrors: [found.userError] };
  const { customer, address } = found;
  const rest = (customer.addresses ?? []).filter((other) => other.id !== address.id);
  saveCustomer(context, withAddresses(customer, rest));
  return { deletedAddressId: addressGlobalId(address.id), userErrors: [] };
}

export function customerUpdateDefaultAddress(
  _source: unknown,
  args: AddressArguments,
  context: RequestContext,
): CustomerPayload {
  const found = findAddress(context, args);
  if (found.userError !== undefined) return { customer: null, userErrors: [found.userError] };
  const { customer, address } = found;
  return {
    customer: saveCustomer(context, { ...customer, defaultAddressId: address.id }),
    userErrors: [],
  };
}

interface AddressChange {
  readonly addresses: readonly CustomerAddress[];
  readonly address: CustomerAddress;
  readonly args: { readonly setAsDefault?: boolean | null };
}

function store(context: RequestContext, customer: Customer, change: AddressChange): AddressPayload {
  const wanted = change.args.setAsDefault === true ? change.address.id : customer.defaultAddressId;
  saveCustomer(context, withAddresses(customer, change.addresses, wanted));
  return { address: addressView(change.address), userErrors: [] };
}

type FoundAddress =
  | { readonly customer: Customer; readonly address: CustomerAddress; readonly userError?: undefined }
  | { readonly userError: UserError };

/** An id of no address at all is a top-level error; one of somebody else is told as a user error. */
function findAddress(context: RequestContext, args: AddressArguments): FoundAddress {
  const number = numberOfGlobalId(args.addressId, 'MailingAddress');
  const owners = context.shop.table(customersTable).find('address', String(number));
  if (owners.length === 0) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${args.addressId}`);
  const customer = findCustomer(context, args.customerId);
  if (customer === undefined) return { userError: noCustomer() };
  const address = customer.addresses?.find((candidate) => candidate.id === number);
  return address === undefined
    ? { userError: userError(['addressId'], 'Address does not exist') }
    : { customer, address };
}

function noCustomer(): UserError {
  return userError(['customerId'], 'Customer does not exist');
}

function refuse(userErrors: readonly UserError[]): AddressPayload {
  return { address: null, userErrors };
}
