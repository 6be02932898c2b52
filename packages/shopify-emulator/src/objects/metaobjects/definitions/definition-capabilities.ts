import type { RequestContext } from '../../object-module.ts';
import {
  metaobjectDefinitionsTable,
  type FieldDefinition,
  type MetaobjectCapabilities,
  type RenderableData,
} from '../metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from '../metaobject-error.ts';

/** The capabilities that an input switches on or off; what it leaves out stays. */
export interface DefinitionCapabilitiesInput {
  readonly publishable?: { readonly enabled: boolean } | null;
  readonly translatable?: { readonly enabled: boolean } | null;
  readonly renderable?: { readonly enabled: boolean; readonly data?: RenderableInput | null } | null;
  readonly onlineStore?: { readonly enabled: boolean; readonly data?: OnlineStoreInput | null } | null;
}

interface RenderableInput {
  readonly metaTitleKey?: string | null;
  readonly metaDescriptionKey?: string | null;
}

interface OnlineStoreInput {
  readonly urlHandle: string;
  readonly createRedirects?: boolean | null;
}

export interface CapabilityChange {
  readonly before: MetaobjectCapabilities;
  readonly input: DefinitionCapabilitiesInput | null | undefined;
  /** The fields as they will be. */
  readonly fields: readonly FieldDefinition[];
  /** The definition that is changed; undefined for a new one. */
  readonly definitionId: number | undefined;
}

export function capabilityErrors(
  context: RequestContext,
  change: CapabilityChange,
): readonly MetaobjectError[] {
  const { renderable } = resultingCapabilities(change);
  return [
    ...(change.input?.renderable?.enabled === true && renderable !== undefined
      ? renderableErrors(renderable, change.fields)
      : []),
    ...urlHandleErrors(context, change),
  ];
}

const seoTypes = ['single_line_text_field', 'multi_line_text_field', 'rich_text_field'];

function renderableErrors(
  { metaTitleKey, metaDescriptionKey }: RenderableData,
  fields: readonly FieldDefinition[],
): readonly MetaobjectError[] {
  const names = [
    ['meta_title_key', metaTitleKey],
    ['meta_description_key', metaDescriptionKey],
  ] as const;
  return names.flatMap(([name, key]) => {
    if (key === undefined) return [];
    const path = ['definition', 'capabilities', 'renderable'];
    const field = fields.find((candidate) => candidate.key === key);
    if (field === undefined)
      return [metaobjectError(path, `Field definition "${key}" does not exist`, 'INVALID')];
    if (seoTypes.includes(field.type)) return [];
    const message = `Renderable Capability "${name}" cannot reference the field definition "${key}" of type "${field.type}". Only ${seoTypes.join(', ')} definitions are allowed.`;
    return [metaobjectError(path, message, 'FIELD_TYPE_INVALID')];
  });
}

function urlHandleErrors(context: RequestContext, change: CapabilityChange): readonly MetaobjectError[] {
  if (change.input?.onlineStore?.enabled !== true) return [];
  const path = ['definition', 'capabilities', 'onlineStore'];
  const urlHandle = resultingCapabilities(change).onlineStore?.urlHandle ?? '';
  if (urlHandle === '') return [metaobjectError(path, "URL handle can't be blank", 'URL_HANDLE_BLANK')];
  if (!/^[\p{L}\p{N}_-]+$/u.test(urlHandle))
    return [metaobjectError(path, 'URL handle is invalid', 'URL_HANDLE_INVALID')];
  const owners = context.shop.table(metaobjectDefinitionsTable).find('urlHandle', urlHandle);
  return owners.every((owner) => owner.id === change.definitionId)
    ? []
    : [metaobjectError(path, 'URL handle has already been taken', 'URL_HANDLE_TAKEN')];
}

/** What the definition can do after the change. Data outlives nothing: a capability that is switched off forgets its own. */
export function resultingCapabilities({ before, input, fields }: CapabilityChange): MetaobjectCapabilities {
  const renderable = resultingRenderable(before, input);
  return {
    publishable: (input?.publishable?.enabled ?? before.publishable) === true || undefined,
    translatable: (input?.translatable?.enabled ?? before.translatable) === true || undefined,
    renderable: input?.renderable?.enabled === true ? renderable : withoutLostKeys(renderable, fields),
    onlineStore: resultingOnlineStore(before, input),
  };
}

function resultingRenderable(
  before: MetaobjectCapabilities,
  input: DefinitionCapabilitiesInput | null | undefined,
): RenderableData | undefined {
  const asked = input?.renderable;
  if (asked === null || asked === undefined) return before.renderable;
  if (!asked.enabled) return undefined;
  return {
    metaTitleKey: keyOf(asked.data?.metaTitleKey, before.renderable?.metaTitleKey),
    metaDescriptionKey: keyOf(asked.data?.metaDescriptionKey, before.renderable?.metaDescriptionKey),
  };
}

function keyOf(asked: string | null | undefined, before: string | undefined): string | undefined {
  return asked === undefined ? before : (asked ?? undefined);
}

function withoutLostKeys(
  data: RenderableData | undefined,
  fields: readonly FieldDefinition[],
): RenderableData | undefined {
  if (data === undefined) return undefined;
  const kept = (key: string | undefined): string | undefined =>
    fields.some((field) => field.key === key) ? key : undefined;
  return { metaTitleKey: kept(data.metaTitleKey), metaDescriptionKey: kept(data.metaDescriptionKey) };
}

function resultingOnlineStore(
  before: MetaobjectCapabilities,
  input: DefinitionCapabilitiesInput | null | undefined,
): MetaobjectCapabilities['onlineStore'] {
  const asked = input?.onlineStore;
  if (asked === null || asked === undefined) return before.onlineStore;
  if (!asked.enabled) return undefined;
  return { urlHandle: asked.data?.urlHandle ?? before.onlineStore?.urlHandle ?? '' };
}
