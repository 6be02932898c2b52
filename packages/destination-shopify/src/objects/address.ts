import type { FieldValue } from '@backstock/core';
import { addressMembers, type AddressMember } from './customer.ts';
import { normalisePhone } from './normalise-phone.ts';
import { memberOf } from './value-parts.ts';

/** An address in the form in which two are compared: only the members that say something, each normalised, in one order. */
export type Address = Readonly<Partial<Record<AddressMember, string>>>;

/**
 * The members that the store may add by itself (the customer's name, the country of a province) or that a shopper adds to
 * an address of ours: they tell two addresses apart only where both are known.
 */
const lenient: readonly AddressMember[] = ['firstName', 'lastName', 'provinceCode', 'countryCode', 'phone'];
const strict: readonly AddressMember[] = ['company', 'address1', 'address2', 'city', 'zip'];

/** The form for comparing of an address as it was mapped or read. Pure. */
export function addressForm(entry: FieldValue): Address {
  const form: Partial<Record<AddressMember, string>> = {};
  for (const member of addressMembers) {
    const value = memberText(entry, member);
    if (value !== '') form[member] = value;
  }
  return form;
}

/** What is sent for an address: its members that have a value, as mapped, in one order. */
export function addressInput(entry: FieldValue): { readonly [name: string]: FieldValue } {
  const present = addressMembers.flatMap((member): [string, FieldValue][] => {
    const value = memberOf(entry, member);
    return typeof value === 'string' && value.trim() !== '' ? [[member, value]] : [];
  });
  return Object.fromEntries(present);
}

/** Whether an address of the store is the one that is wanted. */
export function isSameAddress(wanted: Address, present: Address): boolean {
  return (
    strict.every((member) => wanted[member] === present[member]) &&
    lenient.every((member) => wanted[member] === undefined || wanted[member] === present[member])
  );
}

/**
 * The forms under which an address of the store may have been sent by us: itself, and itself without what the store or
 * the shopper may have added. At most 32.
 */
export function possibleOrigins(present: Address): readonly Address[] {
  let forms: readonly Address[] = [present];
  for (const member of lenient) {
    if (present[member] !== undefined) forms = [...forms, ...forms.map((form) => without(form, member))];
  }
  return forms;
}

function without(form: Address, dropped: AddressMember): Address {
  return Object.fromEntries(Object.entries(form).filter(([member]) => member !== dropped));
}

function memberText(entry: FieldValue, member: AddressMember): string {
  const value = memberOf(entry, member);
  if (typeof value !== 'string') return '';
  if (member === 'phone') return normalisePhone(value);
  return value.trim().replace(/\s+/gu, ' ').toLowerCase();
}
