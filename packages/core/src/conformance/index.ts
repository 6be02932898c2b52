export { sourceConformance } from './source-conformance.ts';
export type { SourceConformanceOptions, SourceDialect, SourceSubject, TypeCase } from './source/subject.ts';
