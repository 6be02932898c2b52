import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notes, operation, planned, sampleMutations } from '../../test/operations.ts';
import { callBody } from './call-body.ts';
import { packAsSent, packWaves } from './pack.ts';

function ids(waves: ReturnType<typeof packWaves>): string[][][] {
  return waves.map((wave) => wave.map((call) => call.operations.map((one) => one.id)));
}

test('neighbours of one change share a request, changes do not', () => {
  const changes = [
    planned(operation('thingUpdate', 1, 0), operation('thingUpdate', 1, 1)),
    planned(operation('thingUpdate', 2, 0)),
  ];
  expect(ids(packWaves(changes, sampleMutations))).toEqual([[['1.0', '1.1'], ['2.0']]]);
});

test('what has to be read back goes alone, and what follows it in a later wave', () => {
  const change = planned(
    operation('thingUpdate', 1, 0),
    operation('thingCreate', 1, 1),
    operation('thingUpdate', 1, 2),
    operation('thingUpdate', 1, 3),
  );
  expect(ids(packWaves([change], sampleMutations))).toEqual([[['1.0']], [['1.1']], [['1.2', '1.3']]]);
});

test('entries of many changes fill a batch as far as it goes', () => {
  const changes = [planned(notes(1, 0, 'a', 'b')), planned(notes(2, 0, 'c')), planned(notes(3, 0, 'd', 'e'))];
  const waves = packWaves(changes, sampleMutations);
  expect(ids(waves)).toEqual([[['1.0', '2.0'], ['3.0']]]);
  expect(waves[0]?.map((call) => call.roots.map((root) => root.variables))).toEqual([
    [{ notes: [{ owner: 1, text: 'a' }, { owner: 1, text: 'b' }, { owner: 2, text: 'c' }] }],
    [{ notes: [{ owner: 3, text: 'd' }, { owner: 3, text: 'e' }] }],
  ]); // prettier-ignore
});

test('points are those of the mutations, and one that must be read back makes a call unrepeatable', () => {
  const update = packAsSent(
    [operation('thingUpdate', 1, 0), operation('thingUpdate', 1, 1)],
    sampleMutations,
  );
  const create = packAsSent([operation('thingCreate', 1, 0)], sampleMutations);
  expect([update, create].map(({ points, repeatable }) => ({ points, repeatable }))).toEqual([
    { points: 20, repeatable: true },
    { points: 10, repeatable: false },
  ]);
});

test('a mutation that nobody knows is a fault of ours', () => {
  expect(() => packAsSent([operation('thingExplode', 1)], sampleMutations)).toThrow(
    'No mutation is known by the name "thingExplode"',
  );
});

test('every operation is packed once, in order within its change, and a call is made again from its operations', () => {
  const mutations = fc.constantFrom('thingUpdate', 'thingCreate', 'thingDelete', 'notesSet');
  const changes = fc.array(fc.array(mutations, { maxLength: 30 }), { maxLength: 6 });
  fc.assert(
    fc.property(changes, (lists) => {
      const plan = lists.map((list, change) =>
        planned(
          ...list.map((mutation, number) =>
            mutation === 'notesSet' ? notes(change, number, 'x') : operation(mutation, change, number),
          ),
        ),
      );
      const calls = packWaves(plan, sampleMutations).flat();
      const packed = calls.flatMap((call) => call.operations);
      for (const { operations } of plan) {
        const [first] = operations;
        expect(packed.filter((one) => one.change === first?.change)).toEqual(operations);
      }
      expect(packed.length).toBe(plan.flatMap((change) => change.operations).length);
      for (const call of calls) {
        expect(callBody(packAsSent(call.operations, sampleMutations))).toEqual(callBody(call));
        expect(call.points).toBeLessThanOrEqual(1000);
      }
    }),
    { numRuns: 50 },
  );
});

test('the body of a call holds the text and the variables under their aliases', () => {
  const call = packAsSent([operation('thingUpdate', 1, 0), operation('thingDelete', 1, 1)], sampleMutations);
  expect(callBody(call)).toEqual({
    name: 'ThingUpdateAndThingDelete',
    json:
      '{"query":"mutation ThingUpdateAndThingDelete($m0_id: ID!, $m1_id: ID!) { ' +
      'm0: thingUpdate(id: $m0_id) { userErrors { field message } } ' +
      'm1: thingDelete(id: $m1_id) { userErrors { field message } } }",' +
      '"variables":{"m0_id":"gid://shopify/Thing/1","m1_id":"gid://shopify/Thing/1"}}',
  });
});
