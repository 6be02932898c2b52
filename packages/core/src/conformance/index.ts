export { sourceConformance } from './source-conformance.ts';
export type { SourceConformanceOptions, SourceDialect, SourceSubject, TypeCase } from './source/subject.ts';
export { stateConformance } from './state-conformance.ts';
export type { StateConformanceOptions, StatePlace } from './state/subject.ts';
