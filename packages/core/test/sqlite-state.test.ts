import { join } from 'node:path';
import { stateConformance } from '../src/conformance/state-conformance.ts';
import { openSqliteState } from '../src/state/sql/open-sqlite-state.ts';
import { systemClock } from '../src/time/clock.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

stateConformance({
  name: 'the SQLite state in a file',
  durable: true,
  createPlace: async () => {
    const folder = await createTemporaryFolder();
    return {
      open: async () => openSqliteState(join(folder.path, 'state', 'state.db'), { clock: systemClock }),
      [Symbol.asyncDispose]: async () => folder[Symbol.asyncDispose](),
    };
  },
});
