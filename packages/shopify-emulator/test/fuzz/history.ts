import { isDeepStrictEqual } from 'node:util';
import { switchSettings, type Emulator } from '../../src/index.ts';
import { openStore, type LocalStore } from '../open-store.ts';
import { stillClock } from '../plain-client.ts';
import { createDraw } from './draw.ts';
import { openFurnished } from './furnish.ts';
import { runOperation, send } from './judge.ts';
import { KnownThings } from './known-things.ts';
import { lookAround, lookAt } from './looks.ts';
import { makeOperation, type Operation } from './operation.ts';
import { mutations, queries, type RootField } from './root-fields.ts';

/** Where histories begin: a furnished shop, and what is known of it. */
export interface Ground extends AsyncDisposable {
  readonly store: LocalStore;
  /** Takes what the first has, to be compared with it. */
  readonly second: LocalStore;
  readonly dump: string;
  readonly known: KnownThings;
}

/** A call to this root field, or to one that the seed draws. */
export interface Step {
  readonly seed: number;
  readonly root?: RootField;
}

/** A step that went wrong. */
export interface Fault {
  readonly what: string;
  readonly operation: Operation;
}

export async function openGround(): Promise<Ground> {
  const known = new KnownThings();
  const store = await openFurnished(known);
  const second = await openStore({ clock: stillClock() });
  for (let round = 1; round <= 4; round += 1) {
    for (const [index, root] of queries.entries())
      await runOperation(store.emulator, makeOperation(root, round * 1_000 + index, known), known);
  }
  await lookAround(store.emulator, known);
  return {
    store,
    second,
    dump: dumpOf(store.emulator),
    known,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    },
  };
}

function dumpOf(emulator: Emulator): string {
  return [...emulator.control.dump()].join('');
}

/** Lives through the steps, from the ground on, and reports what may not be. */
export async function runHistory(
  ground: Ground,
  steps: readonly Step[],
  report: (fault: Fault) => void,
): Promise<void> {
  const { emulator } = ground.store;
  await emulator.control.load([ground.dump]);
  const known = new KnownThings(ground.known);
  const first = createDraw(steps[0]?.seed ?? 0);
  if (first.percent(50))
    for (const [name, settings] of Object.entries(switchSettings))
      emulator.control.switches({ [name]: first.pick<string>(settings) });
  for (const step of steps) await take(emulator, step, known, report);
  await compareLoaded(ground, steps.length, known, report);
}

async function take(
  emulator: Emulator,
  { seed, root: wanted }: Step,
  known: KnownThings,
  report: (fault: Fault) => void,
): Promise<void> {
  const draw = createDraw(seed ^ 0x5eed);
  if (draw.percent(8)) emulator.control.clock.advance(draw.pick([1_000, 60_000, 86_400_000]));
  const root = wanted ?? (draw.percent(65) ? draw.pick(mutations) : draw.pick(queries));
  const operation = makeOperation(root, seed, known);
  const judged = await runOperation(emulator, operation, known);
  for (const what of judged.faults) report({ what, operation });
  if (root.kind === 'query') {
    const again = await runOperation(emulator, operation, known);
    if (!isDeepStrictEqual(again.data, judged.data)) report({ what: 'answers differ', operation });
  }
  const thing = judged.nodes.at(-1);
  if (root.kind === 'mutation' && thing !== undefined && draw.percent(50))
    await lookAt(emulator, known, thing.id, thing.type);
  const node = judged.nodes[draw.below(Math.max(1, judged.nodes.length))];
  if (node !== undefined && !isHidden(node.type)) await findAgain(emulator, node, operation, report);
}

/** Apps without a channel are known to what they made alone. */
function isHidden(type: string): boolean {
  return type === 'App' || type === 'AppInstallation';
}

async function findAgain(
  emulator: Emulator,
  { type, id }: { readonly type: string; readonly id: string },
  operation: Operation,
  report: (fault: Fault) => void,
): Promise<void> {
  const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  const { body } = await send(emulator, { query, variables: { id } });
  if (!isDeepStrictEqual(body.data, { node: { __typename: type, id } }))
    report({ what: `node(${type}): ${JSON.stringify(body)}`, operation });
}

/** A shop that takes the dump of another has the same dump, and gives the same answers. */
async function compareLoaded(
  { store, second }: Ground,
  seed: number,
  known: KnownThings,
  report: (fault: Fault) => void,
): Promise<void> {
  const dump = dumpOf(store.emulator);
  await second.emulator.control.load([dump]);
  const draw = createDraw(seed);
  for (let count = 0; count < 8; count += 1) {
    const operation = makeOperation(draw.pick(queries), draw.below(1e9), known);
    const one = await runOperation(store.emulator, operation, known);
    const other = await runOperation(second.emulator, operation, known);
    const [here, there] = [one, other].map(({ data }) =>
      JSON.stringify(data)?.replaceAll(/127\.0\.0\.1:\d+/g, ''),
    );
    if (here !== there) report({ what: `loaded shop answers otherwise: ${here} / ${there}`, operation });
    for (const what of one.faults) report({ what, operation });
  }
  if (dumpOf(second.emulator) !== dumpOf(store.emulator))
    report({ what: 'dump differs', operation: makeOperation(draw.pick(queries), 1, known) });
}
