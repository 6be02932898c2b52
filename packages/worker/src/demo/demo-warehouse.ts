import { firstCustomerId, makeOrders, makePerson, type Order, type Person } from './people.ts';
import { emptyWarehouseFile, writeWarehouse, type WarehouseFile } from './warehouse-file.ts';

export interface DemoWarehouseOptions {
  /** The same seed makes the same warehouse. */
  readonly seed: number;
  readonly customers: number;
}

const customerColumns = {
  customer_id: 'bigint',
  email: 'varchar',
  first_name: 'varchar',
  last_name: 'varchar',
  phone: 'varchar',
  signed_up_on: 'date',
  email_consent: 'boolean',
  email_consent_at: 'timestamptz',
  address1: 'varchar',
  address2: 'varchar',
  city: 'varchar',
  province_code: 'varchar',
  postal_code: 'varchar',
  country_code: 'varchar',
} as const satisfies Record<keyof Person, string>;

const orderColumns = {
  customer_id: 'bigint',
  ordered_on: 'date',
  total: 'decimal(10,2)',
} as const satisfies Record<keyof Order, string>;

/** A small retailer: the customers of its CRM, the orders of its shop, and what analysts made of them. */
const schema = [
  'create schema crm',
  'create schema shop',
  'create schema analytics',
  `create table crm.customers (${definitions(customerColumns)}, primary key (customer_id))`,
  'create sequence shop.order_ids',
  `create table shop.orders (order_id bigint default nextval('shop.order_ids'), ${definitions(orderColumns)})`,
  `create view analytics.customers as
    select
      c.*,
      o.lifetime_value,
      case when o.lifetime_value >= 900 then 'Gold' when o.lifetime_value >= 300 then 'Silver' when o.lifetime_value > 0 then 'Bronze' end as tier
    from crm.customers c
    left join (
      select customer_id, cast(sum(total) as decimal(12,2)) as lifetime_value from shop.orders group by customer_id
    ) o using (customer_id)`,
  `create view analytics.loyalty as
    select customer_id, email, tier, cast(floor(lifetime_value) as integer) as points
    from analytics.customers where tier is not null`,
] as const;

/** Writes the demo's warehouse as a DuckDB file, in place of what was there. */
export async function createDemoWarehouse(path: string, options: DemoWarehouseOptions): Promise<void> {
  await emptyWarehouseFile(path);
  await writeWarehouse(path, async (file) => {
    for (const statement of schema) await file.run(statement);
    const ids = Array.from({ length: options.customers }, (_, index) => firstCustomerId + index);
    await addCustomers(file, options.seed, ids);
  });
}

/** Adds the customers with these numbers, and what they bought. */
export async function addCustomers(file: WarehouseFile, seed: number, ids: readonly number[]): Promise<void> {
  const people = ids.map((id) => makePerson(seed, id));
  const orders = ids.flatMap((id) => makeOrders(seed, id));
  await file.insert('crm.customers', customerColumns, people);
  await addOrders(file, orders);
}

export async function addOrders(file: WarehouseFile, orders: readonly Order[]): Promise<void> {
  await file.insert('shop.orders', orderColumns, orders);
}

function definitions(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
}
