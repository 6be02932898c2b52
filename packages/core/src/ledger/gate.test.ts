import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate, createGateFrom, gateFlags, type Gate } from './gate.ts';

type Words = readonly [number, number, number];

interface Step {
  readonly words: Words;
  readonly flags: number;
  readonly stamp: readonly [number, number];
  readonly tally: number;
}

/** What a plain map knows of the keys that the gate was told. */
type Model = Map<string, Step>;

const word = fc.integer({ min: 0, max: 0xffffffff });

/** Many keys share their first word, so that they crowd around the same slots, also around the last one. */
const words: fc.Arbitrary<Words> = fc.tuple(
  fc.oneof(fc.constantFrom(0, 1, 0xffffffff), word),
  fc.nat(3),
  fc.nat(3),
);

const { seen, tentative, attempt, owned, away, twice, occupied } = gateFlags;

const step: fc.Arbitrary<Step> = fc.record({
  words,
  flags: fc
    .subarray([seen, tentative, attempt, owned, away, twice])
    .map((flags) => flags.reduce<number>((sum, flag) => sum | flag, occupied)),
  stamp: fc.tuple(word, word),
  tally: fc.nat(4),
});

const steps = fc.array(step, { maxLength: 40 });

function take(gate: Gate, model: Model, next: Step): void {
  const found = gate.find(...next.words);
  if (found >= 0 !== model.has(String(next.words)))
    throw new Error(`the gate finds ${String(next.words)} at ${found}`);
  const slot = found >= 0 ? found : gate.add(...next.words, next.flags);
  gate.setFlags(slot, next.flags);
  gate.setStamp(slot, ...next.stamp);
  gate.setTally(slot, next.tally);
  model.set(String(next.words), next);
}

function filled(taken: readonly Step[], expected = 0): { readonly gate: Gate; readonly model: Model } {
  const gate = createGate({ expected });
  const model: Model = new Map();
  for (const next of taken) take(gate, model, next);
  return { gate, model };
}

/** The gate that an image of this one would make. */
function reloaded(gate: Gate): Gate {
  return createGateFrom([...gate.lastingSegments()]);
}

/** The model's view of every key in the gate; a stamp that the gate does not confirm is missing. */
function contentOf(gate: Gate, model: Model): Model {
  const content: Model = new Map();
  for (const slot of gate.slots(0, 0)) {
    const key = gate.words(slot);
    const stamp = model.get(String(key))?.stamp;
    if (stamp === undefined || !gate.hasStamp(slot, ...stamp)) continue;
    content.set(String(key), { words: key, flags: gate.flags(slot), stamp, tally: gate.tally(slot) });
  }
  return content;
}

/** What `pass` does, with the plain map. */
function passes(model: Model, row: Pick<Step, 'words' | 'stamp'>): boolean {
  const key = String(row.words);
  const known = model.get(key);
  if (known?.flags !== (owned | occupied) || String(known.stamp) !== String(row.stamp)) return false;
  model.set(key, { ...known, flags: known.flags | seen });
  return true;
}

/** More keys than an empty gate has room for; the property's own keys are then among them. */
function crowd(count: number): Step[] {
  return Array.from({ length: count }, (_none, index) => ({
    words: [Math.imul(index, 0x9e3779b1) >>> 0, index, 9] as const,
    flags: occupied | owned,
    stamp: [index, ~index >>> 0] as const,
    tally: index % 5,
  }));
}

describe('the gate', () => {
  it('knows what a map knows, whatever it is told', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { gate, model } = filled(taken);
        expect([gate.size, contentOf(gate, model)]).toEqual([model.size, model]);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps everything while it grows', () => {
    const own = fc.sample(step, { numRuns: 20, seed: 7 });
    const { gate, model } = filled([...own, ...crowd(1200)]);
    expect([gate.size, contentOf(gate, model)]).toEqual([model.size, model]);
  });

  it('gives to an image what is lasting of the keys that the ledger has', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { gate, model } = filled(taken);
        const lasting = [...model].filter(([, { flags }]) => (flags & tentative) === 0);
        const kept = new Map(
          lasting.map(([key, known]) => [
            key,
            { ...known, flags: known.flags & (occupied | owned | away), tally: 0 },
          ]),
        );
        const again = reloaded(gate);
        expect([again.size, contentOf(again, model)]).toEqual([kept.size, kept]);
        expect([gate.size, contentOf(gate, model)]).toEqual([model.size, model]);
      }),
      { numRuns: 50 },
    );
  });

  it('goes on from an image, through growth', () => {
    const first = filled(crowd(900), 900);
    const gate = reloaded(first.gate);
    const model: Model = new Map([...first.model].map(([key, known]) => [key, { ...known, tally: 0 }]));
    for (const next of crowd(1500).slice(500)) take(gate, model, next);
    expect([gate.size, contentOf(gate, model)]).toEqual([1500, model]);
  });

  it('has a small image when most of its keys were met in this run only', () => {
    const { gate } = filled(crowd(2000).map((known) => ({ ...known, flags: tentative })));
    const segments = [...gate.lastingSegments()];
    const bytes = segments.reduce((sum, { table }) => sum + table.byteLength, 0);
    expect([gate.size, reloaded(gate).size, bytes]).toEqual([2000, 0, 256 * 4 * 20]);
  });

  it('takes 20 bytes a slot, and at least 64 of 100 slots are taken once it grew', () => {
    const { gate } = filled(crowd(20_000));
    const slots = [...gate.lastingSegments()].reduce((sum, { table }) => sum + table.byteLength, 0) / 20;
    expect(gate.size / slots).toBeGreaterThan(0.64);
  });

  it('always ends its search for a key that is not there, however many are in the segment', () => {
    const gate = createGate({ expected: 0 });
    const found = Array.from({ length: 60 }, (_none, key) => {
      gate.add(key, key, 0, owned);
      return gate.find(key, key, 1);
    });
    expect(new Set(found)).toEqual(new Set([-1]));
  });

  it('tells keys apart that share any two of their three words', () => {
    const taken = [0x01000001, 0x02000001, 0x01000002].flatMap((key0) =>
      [0, 1].flatMap((key1) =>
        [0, 1].map((key2) => ({
          words: [key0, key1, key2] as const,
          flags: owned | occupied,
          stamp: [key0, key1 * 2 + key2] as const,
          tally: 0,
        })),
      ),
    );
    const { gate, model } = filled(taken);
    expect([gate.size, contentOf(gate, model), gate.find(0x01000002, 0, 2)]).toEqual([12, model, -1]);
  });

  it('passes exactly what a map says is unchanged: owned, without an attempt, not yet seen, of this stamp', () => {
    const row = fc.record({ words, stamp: fc.tuple(fc.nat(1), fc.nat(1)) });
    const known = step.map((next) => ({ ...next, stamp: [next.stamp[0] & 1, next.stamp[1] & 1] as const }));
    fc.assert(
      fc.property(fc.array(known, { maxLength: 40 }), fc.array(row, { maxLength: 20 }), (taken, drawn) => {
        const { gate, model } = filled(taken);
        const rows = [...drawn, ...taken, ...taken];
        const passed = rows.map((next) => gate.pass(Uint32Array.of(...next.words, ...next.stamp), 0));
        const expected = rows.map((next) => passes(model, next));
        expect([passed, contentOf(gate, model)]).toEqual([expected, model]);
      }),
      { numRuns: 50 },
    );
  });

  it('lists the slots whose flags are as wanted', () => {
    const { gate } = filled([
      { words: [1, 0, 0], flags: owned | seen, stamp: [0, 0], tally: 0 },
      { words: [2, 0, 0], flags: owned, stamp: [0, 0], tally: 0 },
      { words: [3, 0, 0], flags: away, stamp: [0, 0], tally: 0 },
    ]);
    const left = [...gate.slots(owned | seen, owned)].map((slot) => gate.words(slot));
    expect(left).toEqual([[2, 0, 0]]);
  });

  it('is not fooled by half a stamp', () => {
    const gate = createGate({ expected: 1 });
    const slot = gate.add(1, 2, 3, owned);
    gate.setStamp(slot, 7, 8);
    expect([
      gate.hasStamp(slot, 7, 8),
      gate.hasStamp(slot, 7, 9),
      gate.hasStamp(slot, 6, 8),
      gate.hasStamp(slot, 8, 7),
    ]).toEqual([true, false, false, false]);
  });
});

describe('isChanged', () => {
  const dumped = (): Gate => {
    const gate = createGate({ expected: 1 });
    gate.setStamp(gate.add(1, 2, 3, owned), 4, 5);
    return reloaded(gate);
  };

  it('stays false while rows are only seen, met twice or new', () => {
    const gate = dumped();
    gate.setFlags(gate.find(1, 2, 3), owned | seen | twice);
    gate.add(7, 8, 9, tentative | seen);
    expect(gate.isChanged).toBe(false);
  });

  it.each([
    ['a stamp', (gate: Gate) => gate.setStamp(gate.find(1, 2, 3), 6, 7)],
    ['a key that left', (gate: Gate) => gate.setFlags(gate.find(1, 2, 3), away)],
    ['a key that was delivered', (gate: Gate) => gate.add(7, 8, 9, owned)],
  ])('is true after %s', (_what, change) => {
    const gate = dumped();
    change(gate);
    expect(gate.isChanged).toBe(true);
  });
});
