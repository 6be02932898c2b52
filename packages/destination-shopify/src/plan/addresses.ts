import type { FieldChange, FieldValue, PlanContext } from '@backstock/core';
import type { StoreAddress } from '../documents/customer.ts';
import {
  addressForm,
  addressInput,
  isSameAddress,
  possibleOrigins,
  type Address,
} from '../objects/address.ts';
import { listOf } from '../objects/value-parts.ts';
import type { PresentCustomer } from '../observe/present-customer.ts';
import { compareText, listPart, type PlanPart } from './plan-part.ts';

interface WantedAddress {
  readonly form: Address;
  readonly input: FieldValue;
}

/**
 * Brings a customer's addresses to what is wanted: makes those that are missing, then deletes ours that are no longer
 * wanted. What the shopper entered stays, unless the list is replaced.
 */
export function planAddresses(field: FieldChange, present: PresentCustomer, context: PlanContext): PlanPart {
  const wanted = wantedAddresses(field.value);
  const { missing, rest } = pairAddresses(wanted, present.addresses ?? []);
  const ours = new Set(field.ours);
  const isOurs = (form: Address): boolean =>
    ours.size > 0 && ours.has(context.fingerprint(field.field, form));
  const surplus = rest.filter(
    (address) => field.write === 'replace' || possibleOrigins(addressForm({ ...address })).some(isOurs),
  );
  const owned = wanted.filter((address) => missing.includes(address) || isOurs(address.form));
  const operations = [
    // A refused one ends the change's operations: then nothing of the old addresses is deleted either.
    ...missing.map((address) => ({
      mutation: 'customerAddressCreate',
      variables: { customerId: present.id, address: address.input },
      creates: true,
    })),
    ...surplus
      .map((address) => address.id)
      .toSorted(compareText)
      .map((addressId) => ({
        mutation: 'customerAddressDelete',
        variables: { customerId: present.id, addressId },
      })),
  ];
  return listPart(operations, { field: field.field, owned: owned.map((address) => address.form) });
}

/** The addresses of a value, without empty ones and each once, in one order. Pure. */
export function wantedAddresses(value: FieldValue): readonly WantedAddress[] {
  const distinct = new Map<string, WantedAddress>();
  for (const entry of listOf(value)) {
    const form = addressForm(entry);
    const text = JSON.stringify(form);
    if (text !== '{}' && !distinct.has(text)) distinct.set(text, { form, input: addressInput(entry) });
  }
  return [...distinct].toSorted(([left], [right]) => compareText(left, right)).map(([, address]) => address);
}

/** Which wanted addresses are not there, and which present ones nobody wants. */
function pairAddresses(
  wanted: readonly WantedAddress[],
  present: readonly StoreAddress[],
): { readonly missing: readonly WantedAddress[]; readonly rest: readonly StoreAddress[] } {
  const rest = [...present];
  const missing = wanted.filter((address) => {
    const at = rest.findIndex((candidate) => isSameAddress(address.form, addressForm({ ...candidate })));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return { missing, rest };
}
