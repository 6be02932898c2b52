import { setImmediate as breathe } from 'node:timers/promises';
import type { RequestContext } from '../../objects/object-module.ts';
import { createRandom } from './random.ts';
import { seedCustomers } from './seed-customers.ts';
import { seedProducts } from './seed-products.ts';
import { makeShelves } from './seed-shelves.ts';

/** What to put into the shop. Without any number: a small shop of everything. */
export interface SeedOrder {
  readonly customers?: number | undefined;
  readonly products?: number | undefined;
  /** Of all these products together; about five for each when absent. Without `products`, of as many as that takes. */
  readonly variants?: number | undefined;
  /** The same seed gives the same things, if the shop and its clock are the same. */
  readonly seed?: number | undefined;
}

export interface SeedProgress {
  /** Customers and products. */
  readonly made: number;
  readonly wanted: number;
}

export interface SeedParts {
  /** As another app than the one under test. */
  readonly context: RequestContext;
  /** Runs a document as that app. */
  write(query: string, variables: Readonly<Record<string, unknown>>): Promise<object>;
  report(progress: SeedProgress): void;
}

const variantsPerProduct = 5;
/** So many things are made before other work gets its turn. */
const stepsBetweenBreaths = 200;

/** Adds things that look real to the shop, as if they had always been there. Others can call meanwhile. */
export async function seedShop(parts: SeedParts, order: SeedOrder): Promise<void> {
  const { context } = parts;
  const counts = countsOf(order);
  const random = createRandom(order.seed ?? 1);
  const shelves = await makeShelves(
    context,
    (query, variables) => parts.write(query, variables),
    counts.products > 0,
  );
  const wanted = counts.customers + counts.products;
  let made = 0;
  for (const steps of [
    seedProducts(context, random, { counts, shelves }),
    seedCustomers(context, random, counts.customers),
  ]) {
    for (const _step of steps) {
      made += 1;
      if (made % stepsBetweenBreaths !== 0) continue;
      parts.report({ made, wanted });
      await breathe();
    }
  }
  context.shop.forgetCreations();
  parts.report({ made, wanted });
}

function countsOf(order: SeedOrder): {
  readonly customers: number;
  readonly products: number;
  readonly variants: number;
} {
  const { customers, products, variants } = order;
  if (customers === undefined && products === undefined && variants === undefined)
    return { customers: 100, products: 30, variants: 30 * variantsPerProduct };
  const goods = products ?? Math.ceil((variants ?? 0) / variantsPerProduct);
  return { customers: customers ?? 0, products: goods, variants: variants ?? goods * variantsPerProduct };
}
