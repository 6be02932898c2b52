import { numberOfGlobalId } from '../global-id.ts';
import { userError, type UserError } from '../user-error.ts';
import { checkAddress, noAddress, type AddressInput } from './address-check.ts';
import { isSameAddress, type AddressContent, type CustomerAddress } from './address.ts';
import { unlessEmpty, type Customer } from './customer.ts';

/** The names of a new address are the customer's where it gives none. */
export function newAddressFor(
  customer: Pick<Customer, 'firstName' | 'lastName'>,
  input: AddressInput,
  field: readonly string[],
): ReturnType<typeof checkAddress> {
  const checked = checkAddress(input, field, noAddress);
  if (checked.address === undefined) return checked;
  const { firstName, lastName } = customer;
  const address = {
    ...checked.address,
    firstName: checked.address.firstName ?? firstName,
    lastName: checked.address.lastName ?? lastName,
  };
  return { address };
}

/** Puts the addresses of the customer in place, with a default among them whenever there is one. */
export function withAddresses(
  customer: Customer,
  addresses: readonly CustomerAddress[],
  wantedDefault: number | undefined = customer.defaultAddressId,
): Customer {
  const sorted = addresses.toSorted((a, b) => a.id - b.id);
  const isThere = sorted.some((address) => address.id === wantedDefault);
  return {
    ...customer,
    addresses: unlessEmpty(sorted),
    defaultAddressId: isThere ? wantedDefault : addresses[0]?.id,
  };
}

interface AddressListRequest {
  readonly customer: Customer;
  readonly inputs: readonly AddressInput[];
  readonly field: readonly string[];
  allocateId(): number;
}

/** A given list replaces the customer's: what is equal to a present address or names it by id keeps its id. */
export function replacedAddresses(request: AddressListRequest): {
  readonly addresses: readonly CustomerAddress[];
  readonly userErrors: readonly UserError[];
} {
  const addresses: CustomerAddress[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of request.inputs.entries()) {
    const found = oneAddress(request, input, [...request.field, String(index)]);
    if (found.userErrors !== undefined) userErrors.push(...found.userErrors);
    else if (!addresses.some((other) => isSameAddress(other, found.address)))
      addresses.push({ id: found.id ?? request.allocateId(), ...found.address });
  }
  return { addresses, userErrors };
}

type FoundAddress =
  | { readonly id: number | undefined; readonly address: AddressContent; readonly userErrors?: undefined }
  | { readonly userErrors: readonly UserError[] };

function oneAddress(
  request: AddressListRequest,
  input: AddressInput,
  field: readonly string[],
): FoundAddress {
  const present = request.customer.addresses ?? [];
  if (typeof input.id === 'string') {
    const number = numberOfGlobalId(input.id, 'MailingAddress');
    const before = present.find((address) => address.id === number);
    if (before === undefined)
      return { userErrors: [userError([...field, 'id'], 'Customer address does not exist')] };
    const { id, ...content } = before;
    const checked = checkAddress(input, field, content);
    return checked.address === undefined ? checked : { id, address: checked.address };
  }
  const checked = newAddressFor(request.customer, input, field);
  if (checked.address === undefined) return checked;
  const same = present.find((address) => isSameAddress(address, checked.address));
  return { id: same?.id, address: checked.address };
}
