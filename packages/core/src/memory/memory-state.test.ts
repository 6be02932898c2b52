import { stateConformance } from '../conformance/state-conformance.ts';
import { createMemoryState } from './memory-state.ts';

stateConformance({
  name: 'the state in memory',
  durable: false,
  createPlace: async () => ({
    open: async () => createMemoryState(),
    [Symbol.asyncDispose]: async () => undefined,
  }),
});
