import { addCustomers, addOrders } from './demo-warehouse.ts';
import { lastNames, makeAddress, makeOrder } from './people.ts';
import { places } from './places.ts';
import { createRandom, type Random } from './random.ts';
import { writeWarehouse, type WarehouseFile } from './warehouse-file.ts';

export interface DemoEditOptions {
  /** Chooses the customers; another seed chooses others. */
  readonly seed: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
}

/** What can happen to a customer; each changes at least one column of `analytics.customers`. */
export const customerEvents = ['ordered', 'moved', 'renamed', 'changed-consent'] as const;

type CustomerEvent = (typeof customerEvents)[number];

/** What an edit did, by the customers' numbers. */
export interface DemoEdit {
  readonly changed: readonly { readonly customerId: number; readonly event: CustomerEvent }[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

const customersNow = 'select customer_id from crm.customers order by customer_id';

/** A day in the warehouse: some customers buy, move, marry or change their minds, some are new, some are gone. */
export async function editDemoWarehouse(path: string, options: DemoEditOptions): Promise<DemoEdit> {
  return writeWarehouse(path, async (file) => {
    const ids = await file.numbers(customersNow);
    const random = createRandom(options.seed);
    const chosen = random.shuffle(ids);
    const edit: DemoEdit = {
      changed: chosen.slice(0, options.changed).map((customerId, index) => ({
        customerId,
        event: customerEvents[index % customerEvents.length] ?? 'ordered',
      })),
      added: Array.from({ length: options.added }, (_, index) => Math.max(0, ...ids) + 1 + index),
      removed: chosen.slice(options.changed, options.changed + options.removed),
    };
    for (const { customerId, event } of edit.changed) await happen[event](file, customerId, random);
    if (edit.added.length > 0) await addCustomers(file, options.seed, edit.added);
    if (edit.removed.length > 0) await remove(file, edit.removed);
    return edit;
  });
}

const happen: Readonly<
  Record<CustomerEvent, (file: WarehouseFile, customerId: number, random: Random) => Promise<void>>
> = {
  ordered: async (file, customerId, random) => addOrders(file, [makeOrder(customerId, '2026-01-15', random)]),
  async moved(file, customerId, random) {
    const address = makeAddress(random.pick(places), random);
    await update(file, customerId, { ...address, address1: `${200 + random.whole(700)} River Road` });
  },
  async renamed(file, customerId, random) {
    await file.run(`update crm.customers
      set last_name = last_name || ${literal(`-${random.pick(lastNames)}`)} where customer_id = ${customerId}`);
  },
  async 'changed-consent'(file, customerId) {
    await file.run(`update crm.customers
      set email_consent = not coalesce(email_consent, false), email_consent_at = '2026-01-15 09:30:00+00'
      where customer_id = ${customerId}`);
  },
};

async function remove(file: WarehouseFile, ids: readonly number[]): Promise<void> {
  for (const table of ['shop.orders', 'crm.customers']) {
    await file.run(`delete from ${table} where customer_id in (${ids.join(', ')})`);
  }
}

async function update(
  file: WarehouseFile,
  customerId: number,
  values: Readonly<Record<string, string | null>>,
): Promise<void> {
  const settings = Object.entries(values).map(([name, value]) => `${name} = ${literal(value)}`);
  await file.run(`update crm.customers set ${settings.join(', ')} where customer_id = ${customerId}`);
}

function literal(value: string | null): string {
  return value === null ? 'null' : `'${value.replaceAll("'", "''")}'`;
}
