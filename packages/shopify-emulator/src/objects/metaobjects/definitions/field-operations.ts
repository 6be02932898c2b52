import { apiError } from '../../api-error.ts';
import type { RequestContext } from '../../object-module.ts';
import { inputFault } from './definition-input.ts';
import {
  changeErrors,
  changeField,
  makeField,
  newFieldErrors,
  type FieldDefinitionChange,
  type FieldDefinitionInput,
} from './field-definition-input.ts';
import { findField, type FieldDefinition, type MetaobjectDefinition } from '../metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from '../metaobject-error.ts';

/** One change of the fields of a definition; exactly one member is there. */
export interface FieldOperation {
  readonly create?: FieldDefinitionInput | null;
  readonly update?: FieldDefinitionChange | null;
  readonly delete?: { readonly key: string } | null;
}

interface OperationsInput {
  readonly fieldDefinitions?: readonly FieldOperation[] | null;
  readonly resetFieldOrder?: boolean | null;
}

/** The fields after the operations. They are only of use where nothing is wrong, but for counting them. */
export interface FieldOperationsResult {
  readonly fields: readonly FieldDefinition[];
  readonly lastFieldNumber: number;
  readonly errors: readonly MetaobjectError[];
}

/** Does the operations one after the other, on a copy. */
export function applyFieldOperations(
  context: RequestContext,
  definition: MetaobjectDefinition,
  input: OperationsInput,
): FieldOperationsResult {
  const operations = (input.fieldDefinitions ?? []).map(readOperation);
  const seen = new Set<string>();
  const errors: MetaobjectError[] = [];
  let { fields, lastFieldNumber } = definition;
  for (const [index, operation] of operations.entries()) {
    const path = ['definition', 'fieldDefinitions', String(index)];
    const fault = inputFault(operation.key, seen, path, operation.kind === 'create');
    const faults = fault === undefined ? operationErrors(context, definition, operation, path) : [fault];
    seen.add(operation.key);
    errors.push(...faults);
    if (faults.length > 0) continue;
    if (operation.kind === 'create') lastFieldNumber += 1;
    fields = apply(fields, operation, lastFieldNumber);
  }
  return {
    fields: input.resetFieldOrder === true ? inSubmittedOrder(fields, operations) : fields,
    lastFieldNumber,
    errors,
  };
}

type Operation =
  | { readonly kind: 'create'; readonly key: string; readonly input: FieldDefinitionInput }
  | { readonly kind: 'update'; readonly key: string; readonly input: FieldDefinitionChange }
  | { readonly kind: 'delete'; readonly key: string };

function readOperation({ create, update, delete: removal }: FieldOperation): Operation {
  const given: Operation[] = [];
  if (create) given.push({ kind: 'create', key: create.key, input: create });
  if (update) given.push({ kind: 'update', key: update.key, input: update });
  if (removal) given.push({ kind: 'delete', key: removal.key });
  const [only] = given;
  if (only !== undefined && given.length === 1) return only;
  throw apiError(
    'INVALID_FIELD_ARGUMENTS',
    'MetaobjectFieldDefinitionOperationInput requires exactly one of create, update, delete',
  );
}

function operationErrors(
  context: RequestContext,
  definition: MetaobjectDefinition,
  operation: Operation,
  path: readonly string[],
): readonly MetaobjectError[] {
  const { kind, key } = operation;
  const inner = [...path, kind];
  const present = findField(definition, key);
  const fault = (message: string, code: string): readonly MetaobjectError[] => [
    metaobjectError([...inner, 'key'], message, code, { key }),
  ];
  if (kind === 'create')
    return present === undefined
      ? newFieldErrors(context, operation.input, inner)
      : fault(`Field definition "${key}" is already taken`, 'OBJECT_FIELD_TAKEN');
  if (present === undefined)
    return fault(`Field definition "${key}" does not exist`, 'UNDEFINED_OBJECT_FIELD');
  return kind === 'update' ? changeErrors(context, operation.input, present.type, inner) : [];
}

function apply(
  fields: readonly FieldDefinition[],
  operation: Operation,
  nextNumber: number,
): readonly FieldDefinition[] {
  switch (operation.kind) {
    case 'create':
      return [...fields, makeField(operation.input, nextNumber)];
    case 'update':
      return fields.map((field) =>
        field.key === operation.key ? changeField(field, operation.input) : field,
      );
    case 'delete':
      return fields.filter((field) => field.key !== operation.key);
  }
}

/** First the fields that the request names, in its order; then the others by their keys. */
function inSubmittedOrder(
  fields: readonly FieldDefinition[],
  operations: readonly Operation[],
): readonly FieldDefinition[] {
  const keys = operations.map((operation) => operation.key);
  const rank = (field: FieldDefinition): number => {
    const at = keys.indexOf(field.key);
    return at === -1 ? keys.length : at;
  };
  return fields.toSorted((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
}
