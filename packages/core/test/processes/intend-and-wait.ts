// Spools changes, writes the intent of the call that is about to carry them, and then waits to be killed.
import { openSqliteState } from '../../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../../src/time/clock.ts';
import { intentOf, perCall, spooledOf } from './delivery.ts';

const state = await openSqliteState(process.argv[2] ?? '', { clock: systemClock });
const ledger = await state.openLedger({ sync: 'customers', destination: 'store', object: 'customer' });
const run = await state.beginRun(ledger.id, 0);
const numbers = Array.from({ length: perCall }, (_, index) => index + 1);
await state.spool(run, numbers.map(spooledOf));
await state.intend(run, [intentOf(1, numbers)]);
process.stdout.write('intended 1\n');
setInterval(() => undefined, 1000);
