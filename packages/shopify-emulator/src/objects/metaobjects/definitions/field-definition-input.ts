import {
  normalizeValidations,
  validationProblems,
} from '../../metafields/definitions/definition-validations.ts';
import type { ValidationOption } from '../../metafields/values/validation-options.ts';
import { valueSurroundings } from '../../metafields/values/value-surroundings.ts';
import { findValueType, invalidTypeMessage } from '../../metafields/values/value-types.ts';
import type { RequestContext } from '../../object-module.ts';
import { inWords } from '../words.ts';
import type { FieldDefinition } from '../metaobject-definition.ts';
import { lengthErrors, metaobjectError, nameErrors, type MetaobjectError } from '../metaobject-error.ts';

/** A field as an input describes it. */
export interface FieldDefinitionInput extends FieldDefinitionChange {
  readonly type: string;
}

/** What an update may change of a field: everything but its key and type. */
export interface FieldDefinitionChange {
  readonly key: string;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly required?: boolean | null;
  readonly validations?: readonly ValidationOption[] | null;
  readonly capabilities?: {
    readonly adminFilterable?: { readonly enabled: boolean } | null;
  } | null;
}

const keyLength = { min: 2, max: 64 };

/** Keys that no field may have. */
const reservedKeys = new Set(['handle', 'id']);

export function isReservedKey(key: string): boolean {
  return reservedKeys.has(key);
}

/** What is wrong with a new field, told at `path`. */
export function newFieldErrors(
  context: RequestContext,
  input: FieldDefinitionInput,
  path: readonly string[],
): readonly MetaobjectError[] {
  const type = findValueType(input.type);
  const { key } = input;
  return [
    ...keyErrors(key, path),
    ...(type === undefined || type.isLegacy
      ? [metaobjectError(path, invalidTypeMessage(input.type), 'INCLUSION', { key })]
      : []),
    ...changeErrors(context, { ...input, validations: input.validations ?? [] }, input.type, path),
  ];
}

function keyErrors(key: string, path: readonly string[]): readonly MetaobjectError[] {
  const fault = (message: string, code: string): MetaobjectError =>
    metaobjectError(path, message, code, { key });
  const { min, max } = keyLength;
  const errors: MetaobjectError[] = [];
  if (key === '') errors.push(fault("Key can't be blank", 'BLANK'));
  else if (key.length < min)
    errors.push(fault(`Key is too short (minimum is ${min} characters)`, 'TOO_SHORT'));
  else if (key.length > max) errors.push(fault(`Key is too long (maximum is ${max} characters)`, 'TOO_LONG'));
  if (!/^[\w-]+$/.test(key)) errors.push(fault('Key contains one or more invalid characters.', 'INVALID'));
  return errors;
}

/** What is wrong with a change of a field of this type, told at `path`. */
export function changeErrors(
  context: RequestContext,
  input: FieldDefinitionChange,
  typeName: string,
  path: readonly string[],
): readonly MetaobjectError[] {
  return [
    ...(typeof input.name === 'string' ? nameErrors(path, 'Name', input.name) : []),
    ...lengthErrors(path, 'Description', input.description ?? ''),
    ...optionErrors(context, input, typeName, path),
    ...filterErrors(input, typeName, path),
  ].map((error) => ({ ...error, elementKey: input.key }));
}

function optionErrors(
  context: RequestContext,
  { validations }: FieldDefinitionChange,
  typeName: string,
  path: readonly string[],
): readonly MetaobjectError[] {
  const type = findValueType(typeName);
  if (type === undefined || !Array.isArray(validations)) return [];
  return validationProblems(type, validations, valueSurroundings(context)).map(({ message }) =>
    metaobjectError(path, message, 'INVALID_OPTION'),
  );
}

/** Types whose values the admin can filter entries by. */
const filterableTypes = new Set([
  'boolean',
  'collection_reference',
  'company_reference',
  'customer_reference',
  'date',
  'date_time',
  'metaobject_reference',
  'number_decimal',
  'number_integer',
  'page_reference',
  'product_reference',
  'product_taxonomy_value_reference',
  'single_line_text_field',
  'url',
  'variant_reference',
]);

export function isFilterableType(typeName: string): boolean {
  return filterableTypes.has(typeName.replace(/^list\./, ''));
}

function filterErrors(
  input: FieldDefinitionChange,
  typeName: string,
  path: readonly string[],
): readonly MetaobjectError[] {
  const isAsked = input.capabilities?.adminFilterable?.enabled === true;
  if (!isAsked || isFilterableType(typeName) || findValueType(typeName) === undefined) return [];
  const message = 'The capability admin_filterable is not valid for this definition.';
  return [metaobjectError(path, message, 'INVALID')];
}

export function makeField(input: FieldDefinitionInput, number: number): FieldDefinition {
  return changeField(
    {
      number,
      key: input.key,
      name: inWords(input.key),
      description: undefined,
      type: input.type,
      isRequired: undefined,
      isFilterable: undefined,
      validations: [],
    },
    input,
  );
}

/** What the input leaves out stays as it is. */
export function changeField(before: FieldDefinition, input: FieldDefinitionChange): FieldDefinition {
  const isFilterable = input.capabilities?.adminFilterable?.enabled ?? before.isFilterable;
  return {
    ...before,
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : (input.description ?? undefined),
    isRequired: (input.required ?? before.isRequired) === true || undefined,
    isFilterable: isFilterable === true || undefined,
    validations: storedValidations(before.type, input.validations ?? before.validations),
  };
}

function storedValidations(
  typeName: string,
  validations: readonly ValidationOption[],
): readonly ValidationOption[] {
  const type = findValueType(typeName);
  return type === undefined ? validations : normalizeValidations(type, validations);
}
