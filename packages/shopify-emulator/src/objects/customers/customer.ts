import type { Row, TableDefinition } from '../../store/table.ts';
import type { CustomerAddress } from './address.ts';
import type { Consent } from './consent.ts';

/**
 * One customer, small enough for millions: what a customer does not have is undefined, never an empty list or object.
 * Times are whole seconds since 1970, as Shopify shows no finer ones.
 */
export interface Customer extends Row {
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly note: string | undefined;
  /** undefined stands for the shop's own, `en`. */
  readonly locale: string | undefined;
  readonly tags: readonly string[] | undefined;
  readonly taxExempt: true | undefined;
  readonly taxExemptions: readonly string[] | undefined;
  readonly addresses: readonly CustomerAddress[] | undefined;
  readonly defaultAddressId: number | undefined;
  readonly emailConsent: Consent | undefined;
  readonly smsConsent: Consent | undefined;
  readonly whatsAppConsent: Consent | undefined;
  readonly multipassIdentifier: string | undefined;
  /** Was asked to open an account. */
  readonly isInvited?: true;
}

export const customersTable: TableDefinition<Customer> = {
  name: 'customers',
  indexes: {
    email: (customer) => customer.email?.toLowerCase(),
    phone: (customer) => customer.phone,
    address: (customer) => customer.addresses?.map((address) => String(address.id)),
  },
};

export function blankCustomer(id: number, now: number): Customer {
  return {
    id,
    createdAt: now,
    updatedAt: now,
    email: undefined,
    phone: undefined,
    firstName: undefined,
    lastName: undefined,
    note: undefined,
    locale: undefined,
    tags: undefined,
    taxExempt: undefined,
    taxExemptions: undefined,
    addresses: undefined,
    defaultAddressId: undefined,
    emailConsent: undefined,
    smsConsent: undefined,
    whatsAppConsent: undefined,
    multipassIdentifier: undefined,
  };
}

/** An empty list is kept as nothing. */
export function unlessEmpty<Entry>(entries: readonly Entry[]): readonly Entry[] | undefined {
  return entries.length === 0 ? undefined : entries;
}

export function displayNameOf(customer: Customer): string {
  const names = [customer.firstName, customer.lastName].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(' ') : (customer.email ?? customer.phone ?? '');
}

export function stateOf(customer: Customer): 'DISABLED' | 'INVITED' {
  return customer.isInvited === true ? 'INVITED' : 'DISABLED';
}
