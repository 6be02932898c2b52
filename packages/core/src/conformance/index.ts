export { destinationConformance } from './destination-conformance.ts';
export type { DestinationConformanceOptions, DestinationSubject, SeenThing } from './destination/subject.ts';
export { sourceConformance } from './source-conformance.ts';
export type {
  SourceConformanceOptions,
  SourceDialect,
  SourceFault,
  SourceSubject,
  TypeCase,
} from './source/subject.ts';
export { tableStatements, type TableDialect } from './source/table-statements.ts';
export { stateConformance } from './state-conformance.ts';
export type { StateConformanceOptions, StatePlace } from './state/subject.ts';
