import type { ObjectDefinition } from '../destination/object-definition.ts';
import { BackstockError } from '../errors/backstock-error.ts';
import { compileMapper } from '../mapping/compile-mapper.ts';
import { compileRemoval, type RemovalField } from '../mapping/compile-removal.ts';
import type { Mapper } from '../mapping/mapped-row.ts';
import { specError } from '../spec/spec-problem.ts';
import type { RunOptions } from './run-options.ts';

/** What is known before a run may touch anything: the object, and the mapping bound to the model's columns. */
export interface PreparedSync {
  readonly object: ObjectDefinition;
  readonly mapper: Mapper;
  readonly removal: readonly RemovalField[];
}

/** Describes the model and compiles the mapping against it. Throws with all problems of the sync at once. */
export async function prepareSync(options: RunOptions): Promise<PreparedSync> {
  const { spec, destination, source, signal } = options;
  const object = destination.objects[spec.object];
  if (object === undefined) throw unknownObject(options);
  const columns = await source.describe(spec.model.relation, signal);
  const compiled = compileMapper(spec, columns, object);
  if ('problems' in compiled) throw specError(compiled.problems);
  const removal = compileRemoval(spec, object);
  if ('problems' in removal) throw specError(removal.problems);
  return { object, mapper: compiled.mapper, removal: removal.fields };
}

function unknownObject({ spec, destination }: RunOptions): BackstockError {
  return new BackstockError({
    code: 'SPEC.INVALID',
    message: `${destination.type} has no object "${spec.object}"`,
    fix: `Objects: ${Object.keys(destination.objects).join(', ')}.`,
    where: { file: spec.file },
  });
}
