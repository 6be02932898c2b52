export {
  createMemorySource,
  type MemorySource,
  type MemorySourceOptions,
  type ReadFailure,
  type RowPredicate,
} from './memory-source.ts';
