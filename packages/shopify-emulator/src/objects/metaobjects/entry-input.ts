import { isJsonObject } from '../../schema/json.ts';
import { apiError } from '../api-error.ts';
import type { GivenValue } from './entry-values.ts';
import type { Metaobject } from './metaobject.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from './metaobject-error.ts';

/** What the inputs that write an entry have in common. */
export interface EntryInput {
  readonly handle?: string | null;
  readonly fields?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly values?: unknown;
  readonly capabilities?: EntryCapabilitiesInput | null;
}

interface EntryCapabilitiesInput {
  readonly publishable?: { readonly status: string } | null;
  readonly onlineStore?: { readonly templateSuffix?: string | null } | null;
}

/** The values of an input. Given as an object they replace all that the entry has. */
export interface GivenValues {
  readonly given: readonly GivenValue[];
  readonly replacesAll: boolean;
  readonly errors: readonly MetaobjectError[];
}

export function readValues(inputType: string, input: EntryInput, path: readonly string[]): GivenValues {
  const { fields, values } = input;
  if (values === null || values === undefined) {
    const given = (fields ?? []).map(({ key, value }, index) => ({
      key,
      value,
      path: [...path, 'fields', String(index)],
    }));
    return { given, replacesAll: false, errors: [] };
  }
  if (fields !== null && fields !== undefined)
    throw apiError('INVALID_FIELD_ARGUMENTS', `${inputType} requires exactly one of fields, values`);
  return readValuesObject(values, [...path, 'values']);
}

/** Each value is written as that of a metafield: structures and numbers as JSON, texts as they are. */
export function readValuesObject(values: unknown, path: readonly string[]): GivenValues {
  if (!isJsonObject(values)) {
    const errors = [metaobjectError(path, 'Values must be a JSON object', 'INVALID')];
    return { given: [], replacesAll: true, errors };
  }
  const given = Object.entries(values).map(([key, value]) => ({
    key,
    value: value === null || typeof value === 'string' ? value : JSON.stringify(value),
    path: [...path, key],
  }));
  return { given, replacesAll: true, errors: [] };
}

/** An entry can only use what its definition has switched on. */
export function entryCapabilityErrors(
  { capabilities }: MetaobjectDefinition,
  input: EntryCapabilitiesInput | null | undefined,
  path: readonly string[],
): readonly MetaobjectError[] {
  const disabled = (member: string, name: string): MetaobjectError =>
    metaobjectError(
      [...path, 'capabilities', member],
      `Capability is not enabled: ${name}`,
      'CAPABILITY_NOT_ENABLED',
    );
  return [
    ...(input?.publishable && capabilities.publishable !== true
      ? [disabled('publishable', 'publishable')]
      : []),
    ...(input?.onlineStore && capabilities.onlineStore === undefined
      ? [disabled('onlineStore', 'online_store')]
      : []),
  ];
}

export function resultingCapabilityData(
  before: Pick<Metaobject, 'isActive' | 'templateSuffix'> | undefined,
  input: EntryCapabilitiesInput | null | undefined,
): Pick<Metaobject, 'isActive' | 'templateSuffix'> {
  const status = input?.publishable?.status;
  const suffix = input?.onlineStore?.templateSuffix;
  return {
    isActive: status === undefined ? before?.isActive : status === 'ACTIVE' || undefined,
    templateSuffix: suffix === undefined ? before?.templateSuffix : (suffix ?? undefined),
  };
}
