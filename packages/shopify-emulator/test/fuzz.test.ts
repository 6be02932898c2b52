import { startEmulator, type Emulator } from '../src/index.ts';
import { objectModules } from '../src/objects/object-modules.ts';
import { publishedSchema } from '../src/schema/published-schema.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeProblems } from './answer-shape.ts';
import { DocumentMaker, type Draw } from './fuzz-documents.ts';
import { control, post, stillClock } from './plain-client.ts';

/** Another seed finds other things: FUZZ_SEED=7 FUZZ_RUNS=5000 npm test -- packages/shopify-emulator/test/fuzz.test.ts */
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261);
const runs = Number(process.env['FUZZ_RUNS'] ?? 300);

const queries = objectModules.flatMap((module) => Object.keys(module.queries ?? {}));
const mutations = objectModules.flatMap((module) => Object.keys(module.mutations ?? {}));

/** Answers that are honest: what is not built, ids of nothing, pages without a size, and rules of single mutations. */
const honest = new Set([
  'NOT_IMPLEMENTED',
  'RESOURCE_NOT_FOUND',
  'BAD_REQUEST',
  'NOT_FOUND',
  'INVALID',
  'INVALID_FIELD_ARGUMENTS',
  'INVALID_PRODUCT_TAXONOMY_NODE_ID',
  'ACCESS_DENIED',
  'CURRENCY_CODE_INVALID',
  'MAX_COST_EXCEEDED',
  'MAX_INPUT_SIZE_EXCEEDED',
]);

/** What is built answers every field of its payload. */
const unbuiltPayload = /does not implement `\w+Payload\.\w+`/;

/** A shop with something of everything that the page can list. */
async function furnished(): Promise<Furnished> {
  const emulator = await startEmulator({
    clock: stillClock(),
    plan: 'enterprise',
    seed: { customers: 6, products: 5, variants: 14 },
    journalEntries: 10,
  });
  const ids = new Map<string, string[]>();
  const { list } = JSON.parse(JSON.stringify((await control(emulator, 'GET kinds')).body));
  for (const { key } of list) {
    const page = await control(emulator, `GET things?kind=${key}`);
    for (const { __typename: type, id } of JSON.parse(JSON.stringify(page.body)).things)
      ids.set(type, [...(ids.get(type) ?? []), id]);
  }
  return { emulator, ids };
}

interface Furnished {
  readonly emulator: Emulator;
  readonly ids: Map<string, string[]>;
}

interface Verdict {
  readonly internalError?: string | undefined;
  readonly strange: readonly unknown[];
  readonly misshapen: readonly string[];
  readonly isOvercharged: boolean;
}

const fine: Verdict = { internalError: undefined, strange: [], misshapen: [], isOvercharged: false };

async function judge(
  emulator: Emulator,
  query: string,
): Promise<{ readonly verdict: Verdict; readonly answer: string }> {
  emulator.control.settings({ plan: 'enterprise' });
  const headers = { 'X-Shopify-Access-Token': emulator.token };
  const text = JSON.stringify({ query });
  const reply = await post(emulator, '/admin/api/2026-10/graphql.json', { headers, text });
  const { errors = [], data, extensions } = JSON.parse(JSON.stringify(reply.body));
  const { requestedQueryCost = 0, actualQueryCost = 0 } = extensions?.cost ?? {};
  const isDishonest = (error: { message: string; extensions?: { code?: string } }) =>
    !honest.has(error.extensions?.code ?? '') || unbuiltPayload.test(error.message);
  const verdict = {
    internalError: emulator.control.journal().at(-1)?.internalError,
    strange: errors.filter(isDishonest),
    misshapen: shapeProblems(publishedSchema(), query, data),
    isOvercharged: actualQueryCost > requestedQueryCost,
  };
  return { verdict, answer: JSON.stringify(data ?? null) };
}

/** Ids of what came to be, to be written to next. */
function keepIds(ids: Map<string, string[]>, answer: string): void {
  for (const [id, type] of answer.matchAll(/gid:\/\/shopify\/(\w+)\/\d+/g)) {
    const known = ids.get(type ?? '') ?? [];
    if (!known.includes(id)) ids.set(type ?? '', [...known, id].slice(-12));
  }
}

/** Sends random documents. Null, or the first answer that is not as the schema allows. */
async function fuzz(shop: Furnished, isWriting: boolean): Promise<unknown> {
  const { emulator, ids } = shop;
  let failure = '';
  const property = fc.asyncProperty(fc.infiniteStream(fc.nat(1_000_000)), async (numbers) => {
    const draw: Draw = (below) => Number(numbers.next().value) % below;
    const isWrite = isWriting && draw(4) > 0;
    const maker = new DocumentMaker(publishedSchema(), draw, ids);
    const query = maker.operation(isWrite ? 'mutation' : 'query', isWrite ? mutations : queries);
    const { verdict, answer } = await judge(emulator, query);
    keepIds(ids, answer);
    const told = JSON.stringify({ query, ...verdict }, null, 2);
    if (told === JSON.stringify({ query, ...fine }, null, 2)) return true;
    failure = told;
    return false;
  });
  const outcome = await fc.check(property, { numRuns: runs, seed });
  return outcome.failed ? JSON.parse(failure) : null;
}

test(`random selections over what is built are answered as the schema says (seed ${seed})`, async () => {
  const shop = await furnished();
  await using _running = shop.emulator;
  const failure = await fuzz(shop, false);
  expect(failure).toBeNull();
});

test(`random writes, and reads of what they wrote, are answered as the schema says (seed ${seed})`, async () => {
  const shop = await furnished();
  await using running = shop.emulator;
  const failure = await fuzz(shop, true);
  expect(failure).toBeNull();
  // Whatever came to be is plain JSON, and the same after a dump.
  await using other = await startEmulator({ clock: stillClock() });
  const dump = [...running.control.dump()].join('');
  await other.control.load([dump]);
  expect([...other.control.dump()].join('')).toBe(dump);
});
