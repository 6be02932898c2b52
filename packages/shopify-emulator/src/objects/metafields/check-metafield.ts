import type { RequestContext } from '../object-module.ts';
import { checkValue } from './values/check-value.ts';
import type { MetafieldDefinition } from './metafield-definition.ts';
import { metafieldsTable, uniqueKey, type NamespacedKey, type OwnerRef } from './metafield.ts';
import {
  belongsToOtherApp,
  identifierProblems,
  isReservedNamespace,
  noAccessMessage,
  resolveNamespace,
} from './namespaces.ts';
import { ownerTypeOf } from './owner-types.ts';
import { findOrPrepareDefinition } from './definitions/standard-definitions.ts';
import { valueSurroundings } from './values/value-surroundings.ts';
import { findValueType, metafieldTypeNames } from './values/value-types.ts';

/** A metafield as an input asks for it. */
export interface MetafieldInput {
  readonly id?: string | null;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
}

/** A checked input, ready to be written. */
export interface MetafieldWrite {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
  readonly isUnique: true | undefined;
}

/** What is wrong with an input; `part` is the member at fault, null for the whole. */
export interface MetafieldProblem {
  readonly part: string | null;
  readonly message: string;
  readonly code: string | null;
  readonly elementIndex: number | null;
}

type CheckedMetafield =
  | { readonly write: MetafieldWrite; readonly problems?: undefined }
  | { readonly write?: undefined; readonly problems: readonly MetafieldProblem[] };

/** Checks one input against the owner's definitions and the metafields of the shop. Writes nothing. */
export function checkMetafield(
  context: RequestContext,
  owner: OwnerRef,
  input: MetafieldInput,
): CheckedMetafield {
  const { appId } = context.caller;
  const identifier = { namespace: resolveNamespace(input.namespace, appId), key: input.key ?? '' };
  const definition = findOrPrepareDefinition(context, {
    ...identifier,
    ownerType: ownerTypeOf(owner.gidType) ?? '',
  });
  const identifierFaults = identifierFaultsOf(identifier, appId, definition?.templateId !== undefined);
  if (identifierFaults.length > 0) return { problems: identifierFaults };
  const typeName = input.type ?? definition?.type ?? '';
  const typeFault = typeFaultOf(typeName, definition);
  const type = findValueType(typeName);
  if (typeFault !== undefined || type === undefined)
    return { problems: typeFault === undefined ? [] : [typeFault] };
  const surroundings = valueSurroundings(context);
  const checked = checkValue(type, input.value ?? '', definition?.validations ?? [], surroundings);
  if (checked.value === undefined)
    return {
      problems: checked.problems.map((problem) => ({ ...problem, part: 'value', code: 'INVALID_VALUE' })),
    };
  const isUnique: true | undefined = definition?.capabilities.includes('uniqueValues') === true || undefined;
  const write = { ...identifier, type: typeName, value: checked.value, isUnique };
  return isUnique === true && isTaken(context, owner, write)
    ? { problems: [metafieldProblem('value', 'Value has already been taken', 'TAKEN')] }
    : { write };
}

function identifierFaultsOf(
  { namespace, key }: NamespacedKey,
  appId: number,
  isStandard: boolean,
): readonly MetafieldProblem[] {
  if (belongsToOtherApp(namespace, appId))
    return [metafieldProblem(null, noAccessMessage, 'APP_NOT_AUTHORIZED')];
  if (isReservedNamespace(namespace) && !isStandard)
    return [metafieldProblem('namespace', `Namespace ${namespace} is a reserved namespace`, null)];
  return identifierProblems(namespace, key).map(({ part, message, code }) =>
    metafieldProblem(part, message, code),
  );
}

function typeFaultOf(
  typeName: string,
  definition: MetafieldDefinition | undefined,
): MetafieldProblem | undefined {
  if (typeName === '') return metafieldProblem('type', "Type can't be blank", 'BLANK');
  if (findValueType(typeName) === undefined)
    return metafieldProblem(
      'type',
      `Type must be one of the following: ${metafieldTypeNames().join(', ')}.`,
      'INVALID_TYPE',
    );
  if (definition !== undefined && definition.type !== typeName)
    return metafieldProblem(
      'type',
      `Type '${typeName}' must be consistent with the definition's type: '${definition.type}'.`,
      'INVALID_TYPE',
    );
  return undefined;
}

function isTaken(context: RequestContext, owner: OwnerRef, write: MetafieldWrite): boolean {
  const key = uniqueKey(owner.gidType, write, write.value);
  return context.shop
    .table(metafieldsTable)
    .find('unique', key)
    .some((row) => row.id !== owner.number);
}

/** A problem that is not one of a single element of a list. */
export function metafieldProblem(
  part: string | null,
  message: string,
  code: string | null,
): MetafieldProblem {
  return { part, message, code, elementIndex: null };
}
