// Sends changes as a run does, without end: intend, "send", record. Says each number before and after its record.
import { advanceDelivered } from '../../src/ledger/advance.ts';
import { openSqliteState } from '../../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../../src/time/clock.ts';
import { deliveredFields, hashOf, intentOf, perCall, spooledOf, storeIdOf } from './delivery.ts';

const state = await openSqliteState(process.argv[2] ?? '', { clock: systemClock });
const ledger = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
const run = await state.beginRun(ledger.id, 0);

for (let call = 1; ; call += 1) {
  const numbers = Array.from({ length: perCall }, (_, index) => (call - 1) * perCall + index + 1);
  await state.spool(run, numbers.map(spooledOf));
  await state.intend(run, [intentOf(call, numbers)]);
  process.stdout.write(`intended ${call}\n`);
  await state.record(run, {
    advances: numbers.map((number) =>
      advanceDelivered({ hash: hashOf(number), key: `C-${number}` }, undefined, {
        storeId: storeIdOf(number),
        fields: deliveredFields(number),
      }),
    ),
    outcomes: numbers.map((number) => ({
      change: number,
      hash: hashOf(number),
      kind: 'added',
      outcome: 'held',
      fields: ['email'],
      atMs: 0,
    })),
    moves: numbers.map((change) => ({ change, phase: 'done' })),
    closedIntents: [`call-${call}`],
  });
  process.stdout.write(`recorded ${call}\n`);
}
