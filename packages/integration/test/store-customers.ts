import type { Emulator } from '@backstock/shopify-emulator';
import type { OracleCustomer } from './oracle/customer-oracle.ts';

export interface DumpedCustomer {
  readonly id: string;
  readonly email?: string;
  readonly phone?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly taxExemptions?: readonly string[];
  readonly addresses?: readonly { readonly address1?: string }[];
  readonly emailConsent?: { readonly state: string };
  readonly metafields?: Readonly<Record<string, unknown>>;
}

/** The store's customers as its second door tells them. */
export function storeCustomers(emulator: Emulator): readonly DumpedCustomer[] {
  return emulator.control.view()['customers'] as readonly DumpedCustomer[];
}

/** The store's customers in the oracle's terms. */
export function asOracle(customer: DumpedCustomer): OracleCustomer {
  return {
    email: customer.email ?? null,
    firstName: customer.firstName ?? null,
    lastName: customer.lastName ?? null,
    phone: customer.phone ?? null,
    tags: customer.tags ?? [],
    lifetimeValue: metafieldValue(customer, 'crm.lifetime_value'),
  };
}

function metafieldValue(customer: DumpedCustomer, name: string): string | null {
  const found = customer.metafields?.[name];
  if (typeof found === 'object' && found !== null && 'value' in found) return String(found.value);
  return typeof found === 'string' ? found : null;
}

/** The calls that wrote to the store and were answered, since the journal was cleared. */
export function writes(emulator: Emulator): string[] {
  return emulator.control
    .journal()
    .filter(({ applied }) => applied)
    .flatMap(({ rootFields }) => rootFields);
}
