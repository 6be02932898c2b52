export {
  createMemoryDestination,
  type MemoryDestination,
  type MemoryDestinationOptions,
  type MemoryFaults,
} from './memory-destination.ts';
export { MemoryShop, type MemoryAnswer, type MemoryThing } from './memory-shop.ts';
export {
  createMemorySource,
  type MemorySource,
  type MemorySourceOptions,
  type ReadFailure,
  type RowPredicate,
} from './memory-source.ts';
export { createMemoryState, type MemoryStateOptions } from './memory-state.ts';
