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
  if (text.trim() === '') return [metaobjectError(field, `${label} can't be blank`, 'BLANK')];
  return lengthErrors(field, label, text);
}

export function lengthErrors(
  field: readonly string[],
  label: string,
  text: string,
): readonly MetaobjectError[] {
  if (text.length <= maxTextLength) return [];
  return [
    metaobjectError(field, `${label} is too long (maximum is ${maxTextLength} characters)`, 'TOO_LONG'),
  ];
}

const maxTextLength = 255;
