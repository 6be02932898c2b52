import type { ObjectCatalogue } from '../destination/object-definition.ts';
import type { SpecProblem } from './spec-problem.ts';
import type { SyncSpec } from './sync-spec.ts';

/** What a sync asks of its object that the object does not offer. Pure; needs neither network nor columns. */
export function checkSync(_spec: SyncSpec, _catalogue: ObjectCatalogue): readonly SpecProblem[] {
  throw new Error('check-sync: not written yet');
}
