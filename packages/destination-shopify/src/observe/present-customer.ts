import { BackstockError, type Observations } from '@backstock/core';
import type { CustomerNode, StoreAddress, StoreCustomer } from '../documents/customer.ts';

/** A customer as it stands in the store, as far as a plan needs it. Plain data, so that it can be saved with a plan. */
export interface PresentCustomer {
  readonly id: string;
  readonly createdAt: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly locale: string;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly taxExempt: boolean;
  readonly taxExemptions: readonly string[];
  /** The marketing states; null without e-mail address or phone number. */
  readonly emailState: string | null;
  readonly smsState: string | null;
  /** Absent where they were not asked for. */
  readonly addresses?: readonly StoreAddress[];
  /** By field name; null where the customer has none. Only those that were asked for. */
  readonly metafields: Readonly<Record<string, string | null>>;
}

/** `metafields` are the fields that were asked for, in the order of their aliases. */
export function presentCustomer(
  node: NonNullable<CustomerNode>,
  metafields: readonly string[],
): PresentCustomer {
  const customer: StoreCustomer = node;
  return {
    id: customer.id,
    createdAt: customer.createdAt,
    email: customer.defaultEmailAddress?.emailAddress ?? null,
    phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
    firstName: customer.firstName,
    lastName: customer.lastName,
    locale: customer.locale,
    note: customer.note,
    tags: customer.tags,
    taxExempt: customer.taxExempt,
    taxExemptions: customer.taxExemptions,
    emailState: customer.defaultEmailAddress?.marketingState ?? null,
    smsState: customer.defaultPhoneNumber?.marketingState ?? null,
    ...(customer.addressesV2 === undefined ? {} : { addresses: customer.addressesV2.nodes }),
    metafields: Object.fromEntries(
      metafields.map((field, index) => [field, node[`m${index}`]?.value ?? null]),
    ),
  };
}

/** What was observed of a customer; undefined where the plan of it needed nothing. */
export function observedCustomer(observations: Observations, storeId: string): PresentCustomer | undefined {
  // Core hands back what this package observed, without looking into it.
  return observations.present.get(storeId) as PresentCustomer | undefined;
}

/** For a plan that cannot be made without it: `observe` reads it wherever that is so. */
export function requiredCustomer(present: PresentCustomer | undefined, storeId: string): PresentCustomer {
  if (present !== undefined) return present;
  throw new BackstockError({
    code: 'INTERNAL.FAULT',
    message: `The plan of ${storeId} needs present values that were not observed`,
    why: 'the change that is planned has other fields than the change that was observed',
  });
}
