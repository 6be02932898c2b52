import type { DemoEdit } from './edit-demo-warehouse.ts';
import type { DemoCustomer } from './read-demo-customers.ts';

/** Customers of the local store by the CRM's number, each as the JSON of all that the store has of it. */
export type StoreCustomers = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The store's customers out of its dump. One without the CRM's number stands under its own id. */
export function storeCustomers(dump: Readonly<Record<string, unknown>>): StoreCustomers {
  const customers: unknown = dump['customers'];
  if (!Array.isArray(customers)) return new Map();
  return new Map(customers.filter(isRecord).map((customer) => [crmNumber(customer), customer]));
}

function crmNumber(customer: Readonly<Record<string, unknown>>): string {
  const metafields = customer['metafields'];
  const number = isRecord(metafields) ? metafields['crm.customer_id'] : undefined;
  return isRecord(number) ? String(number['value']) : String(customer['id']);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export interface DemoDay {
  readonly edit: DemoEdit;
  readonly warehouse: readonly DemoCustomer[];
  readonly before: StoreCustomers;
  readonly after: StoreCustomers;
}

/** What is not as it should be after the second run, one sentence each. Pure. */
export function verifyDemo({ edit, warehouse, before, after }: DemoDay): readonly string[] {
  const edited = new Set(
    [...edit.changed.map(({ customerId }) => customerId), ...edit.added, ...edit.removed].map(String),
  );
  const written = [...after].filter(
    ([id, customer]) => JSON.stringify(before.get(id)) !== JSON.stringify(customer),
  );
  const needless = written.filter(([id]) => !edited.has(id)).length;
  const missed = [...edited].filter((id) => !written.some(([other]) => other === id)).length;
  const different = warehouse.filter((customer) => !isDelivered(customer, after.get(customer.id))).length;
  return [
    ...told(needless, 'customers were written though nothing about them had changed'),
    ...told(missed, 'edited customers were not written'),
    ...told(different, 'customers differ between warehouse and store'),
    ...told(after.size - warehouse.length - edit.removed.length, 'customers too many are in the store'),
  ];
}

function told(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

function isDelivered(customer: DemoCustomer, stored: Readonly<Record<string, unknown>> | undefined): boolean {
  return (['email', 'firstName', 'lastName'] as const).every((field) => stored?.[field] === customer[field]);
}
