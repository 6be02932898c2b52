// Begins a run of the sync "customers" and then waits to be killed.
import { openSqliteState } from '../../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../../src/time/clock.ts';

const state = await openSqliteState(process.argv[2] ?? '', { clock: systemClock });
const ledger = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
try {
  process.stdout.write(`run ${await state.beginRun(ledger.id, 0)}\n`);
} catch (error) {
  process.stdout.write(`${error instanceof Error && 'code' in error ? String(error.code) : String(error)}\n`);
}
setInterval(() => undefined, 1000);
