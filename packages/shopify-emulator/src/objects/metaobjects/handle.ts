import { freeHandle } from '../handles/handle.ts';
import type { RequestContext } from '../object-module.ts';
import { findByHandle } from './metaobject.ts';
import { lengthErrors, metaobjectError, type MetaobjectError } from './metaobject-error.ts';

/** What is wrong with the form of a handle, told at `path`. */
export function handleErrors(handle: string, path: readonly string[]): readonly MetaobjectError[] {
  const lengths =
    handle === ''
      ? [metaobjectError(path, "Handle can't be blank", 'BLANK')]
      : lengthErrors(path, 'Handle', handle);
  return /^[\p{L}\p{N}_-]+$/u.test(handle)
    ? lengths
    : [...lengths, metaobjectError(path, 'Handle is invalid', 'INVALID')];
}

/** The handle where nobody of the definition has it, else the next one that is free. */
export function freeHandleIn(context: RequestContext, definitionId: number, wanted: string): string {
  return freeHandle(wanted, (handle) => findByHandle(context, definitionId, handle) !== undefined);
}

export function takenHandle(path: readonly string[]): MetaobjectError {
  return metaobjectError(path, 'Handle has already been taken', 'TAKEN');
}
