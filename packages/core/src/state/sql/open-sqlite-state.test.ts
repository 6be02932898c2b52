import { stateConformance } from '../../conformance/state-conformance.ts';
import { systemClock } from '../../time/clock.ts';
import { openSqliteState } from './open-sqlite-state.ts';

stateConformance({
  name: 'the SQLite state in memory',
  durable: false,
  createPlace: async () => ({
    open: async () => openSqliteState(':memory:', { clock: systemClock }),
    [Symbol.asyncDispose]: async () => undefined,
  }),
});
