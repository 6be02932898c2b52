import { lengthErrors as textLengthErrors, requiredTextErrors } from '../text-errors.ts';
import { userError, type UserError } from '../user-error.ts';

/** A user error of the metaobject mutations. */
export interface MetaobjectError extends UserError {
  /** The key of the field that it is about. */
  readonly elementKey: string | null;
  /** Which element of a list value it is about. */
  readonly elementIndex: number | null;
}

export function metaobjectError(
  field: readonly string[],
  message: string,
  code: string,
  element: { readonly key?: string; readonly index?: number | null } = {},
): MetaobjectError {
  return {
    ...userError(field, message, code),
    elementKey: element.key ?? null,
    elementIndex: element.index ?? null,
  };
}

export function recordNotFound(field: readonly string[]): MetaobjectError {
  return metaobjectError(field, 'Record not found', 'RECORD_NOT_FOUND');
}

/** Refuses to delete what option values stand for. */
export function referenceExists(field: readonly string[]): MetaobjectError {
  return metaobjectError(
    field,
    'The action cannot be completed because associated metaobjects are referenced by another resource.',
    'REFERENCE_EXISTS_ERROR',
  );
}

/** What is wrong with a text that has to be there and must not be longer than 255 characters. */
export function nameErrors(
  field: readonly string[],
  label: string,
  text: string,
): readonly MetaobjectError[] {
  return requiredTextErrors(field, label, text).map(ofNoElement);
}

export function lengthErrors(
  field: readonly string[],
  label: string,
  text: string,
): readonly MetaobjectError[] {
  return textLengthErrors(field, label, text).map(ofNoElement);
}

function ofNoElement(error: UserError): MetaobjectError {
  return { ...error, elementKey: null, elementIndex: null };
}
