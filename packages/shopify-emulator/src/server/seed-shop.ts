import { otherApp } from '../control/tokens.ts';
import type { AdminApi } from './admin-api.ts';

export interface SeedOrder {
  readonly customers: number;
  /** The same seed gives the same customers. */
  readonly seed?: number | undefined;
}

const firstNames = [
  'Ada',
  'Bruno',
  'Chiara',
  'Dmitri',
  'Emma',
  'Farid',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Kofi',
  'Lena',
];
const lastNames = [
  'Abara',
  'Bauer',
  'Costa',
  'Dupont',
  'Eriksen',
  'Fischer',
  'Garcia',
  'Hansen',
  'Ito',
  'Jansen',
  'Keller',
];
const tags = ['newsletter', 'vip', 'wholesale', 'returning', 'staff'];

const createDocument = `mutation Seed($input: CustomerInput!) { customerCreate(input: $input) { userErrors { field message } } }`;

/** Puts believable customers into the shop, through the same mutation that a client would use. */
export async function seedShop(api: AdminApi, order: SeedOrder): Promise<void> {
  const random = randomNumbers(order.seed ?? 1);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const caller = otherApp();
  for (let number = 1; number <= order.customers; number += 1) {
    const [firstName, lastName] = [pick(firstNames), pick(lastNames)];
    const email = `${firstName}.${lastName}.${number}@example.com`.toLowerCase();
    const input = { firstName, lastName, email, ...(random() < 0.5 ? { tags: [pick(tags)] } : {}) };
    await api.runAs(caller, { query: createDocument, variables: { input }, operationName: null });
  }
}

/** mulberry32: small, fast, and the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
