// Begins a run of the sync "customers", lets go of everything that refers to it, and has memory collected.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openSqliteState } from '../../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../../src/time/clock.ts';

async function hold(file: string): Promise<number> {
  const state = await openSqliteState(file, { clock: systemClock });
  const ledger = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
  return state.beginRun(ledger.id, 0);
}

const run = await hold(process.argv[2] ?? '');
setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
for (let turn = 0; turn < 5; turn += 1) {
  if (typeof collect === 'function') collect();
  await new Promise((resolve) => setImmediate(resolve));
}
process.stdout.write(`run ${run}\n`);
setInterval(() => undefined, 1000);
