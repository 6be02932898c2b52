import { parseJson } from '../../schema/json.ts';
import { findDefinition, type MetafieldDefinition } from '../metafields/metafield-definition.ts';
import type { OwnerRef } from '../metafields/metafield.ts';
import { resolveNamespace } from '../metafields/namespaces.ts';
import { optionValue } from '../metafields/values/validation-options.ts';
import { findEntry, writeMetafield } from '../metafields/write-metafields.ts';
import { isEntryOf, optionValueName } from '../metaobjects/option-values.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption, ProductOptionValue } from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { entryWithoutLink, invalidEntry, linkTaken, noLinkDefinition } from './option-errors.ts';

/** An option whose values are entries of metaobjects that a metafield of its product lists. */
export interface LinkInput {
  readonly linkedMetafield?: {
    readonly namespace: string;
    readonly key: string;
    readonly values?: readonly string[] | null;
  } | null;
  readonly values?:
    | readonly { readonly name?: string | null; readonly linkedMetafieldValue?: string | null }[]
    | null;
}

export interface LinkDraft {
  readonly linkedMetafield: ProductOption['linkedMetafield'];
  /** What the option is called where the input does not say. */
  readonly name: string;
  readonly values: readonly ProductOptionValue[];
  readonly userErrors: readonly UserError[];
}

type Link = NonNullable<LinkInput['linkedMetafield']>;

/**
 * The values of an option that an input links to a metafield, named as the entries are; undefined for other options. Without
 * values of its own it takes those that the metafield of `owner` has. Writes nothing. `field` is where the option stands.
 */
export function draftLink(
  context: RequestContext,
  input: LinkInput,
  owner: OwnerRef | undefined,
  field: readonly string[],
): LinkDraft | undefined {
  const link = input.linkedMetafield;
  if (link === null || link === undefined) return undefined;
  const linkedMetafield = {
    namespace: resolveNamespace(link.namespace, context.caller.appId),
    key: link.key,
  };
  const refuse = (error: UserError): LinkDraft => ({
    linkedMetafield,
    name: link.key,
    values: [],
    userErrors: [error],
  });
  const definition = findLinkDefinition(context, linkedMetafield);
  if (definition === undefined) return refuse(noLinkDefinition(field));
  if ((input.values ?? []).some(({ name }) => typeof name === 'string')) return refuse(combinedValues(field));
  const ids = wantedIds(link, input) ?? presentIds(context, owner, linkedMetafield);
  if (ids.length === 0) return refuse(missingValues(field));
  const names = ids.map((id) => entryName(context, definition, id));
  const userErrors = names.every((name) => name !== undefined)
    ? []
    : [invalidEntry([...field, 'linkedMetafield', 'values'])];
  const values = ids.map((id, index) => linkedValue(context, id, names[index] ?? ''));
  return { linkedMetafield, name: definition.name, values, userErrors };
}

/** Only lists of entries whose length is free can be options. */
function isLinkable({ type, validations }: MetafieldDefinition): boolean {
  return (
    type === 'list.metaobject_reference' &&
    optionValue(validations, 'list.min') === undefined &&
    optionValue(validations, 'list.max') === undefined
  );
}

function wantedIds(link: Link, { values }: LinkInput): readonly string[] | undefined {
  if (Array.isArray(link.values)) return link.values;
  return values?.flatMap((value) => value.linkedMetafieldValue ?? []);
}

function presentIds(
  context: RequestContext,
  owner: OwnerRef | undefined,
  identifier: { readonly namespace: string; readonly key: string },
): readonly string[] {
  const entry = owner === undefined ? undefined : findEntry(context, owner, identifier);
  const ids = parseJson(entry?.value ?? '');
  return Array.isArray(ids) ? ids.map(String) : [];
}

function entryName(
  context: RequestContext,
  { validations }: MetafieldDefinition,
  id: string,
): string | undefined {
  const definitionId = optionValue(validations, 'metaobject_definition_id') ?? '';
  return isEntryOf(context, id, definitionId) ? optionValueName(context, id) : undefined;
}

function linkedValue(context: RequestContext, id: string, name: string): ProductOptionValue {
  return { id: context.shop.allocateId(), name, linkedValue: id };
}

/** What a value of a linked option is called that stands for this entry; undefined where the metafield does not take the entry. */
export function linkedName(
  context: RequestContext,
  link: NonNullable<ProductOption['linkedMetafield']>,
  entryId: string,
): string | undefined {
  const definition = findLinkDefinition(context, link);
  return definition === undefined ? undefined : entryName(context, definition, entryId);
}

/** The definition of a metafield of products that an option can be linked to. */
export function findLinkDefinition(
  context: RequestContext,
  link: NonNullable<ProductOption['linkedMetafield']>,
): MetafieldDefinition | undefined {
  const namespace = resolveNamespace(link.namespace, context.caller.appId);
  const definition = findDefinition(context, { ownerType: 'PRODUCT', namespace, key: link.key });
  return definition !== undefined && isLinkable(definition) ? definition : undefined;
}

function combinedValues(field: readonly string[]): UserError {
  const message = 'Cannot combine linked metafield and option values.';
  return userError(field, message, 'CANNOT_COMBINE_LINKED_METAFIELD_AND_OPTION_VALUES');
}

function missingValues(field: readonly string[]): UserError {
  const message = 'Missing metafield values for linked option.';
  return userError(
    [...field, 'linkedMetafield', 'values'],
    message,
    'MISSING_METAFIELD_VALUES_FOR_LINKED_OPTION',
  );
}

/** Values that name entries need an option that is linked. */
export function unlinkedValueErrors(input: LinkInput, field: readonly string[]): readonly UserError[] {
  const isLinked = input.linkedMetafield !== null && input.linkedMetafield !== undefined;
  const named = (input.values ?? []).some((value) => typeof value.linkedMetafieldValue === 'string');
  if (isLinked || !named) return [];
  return [entryWithoutLink(field, 'LINKED_METAFIELD_VALUE_WITHOUT_LINKED_OPTION')];
}

/** One metafield can be linked to one option only. `field` is where the list of inputs stands. */
export function repeatedLinkErrors(
  context: RequestContext,
  inputs: readonly LinkInput[],
  present: readonly ProductOption[],
  field: readonly string[],
): readonly UserError[] {
  const linkName = ({ linkedMetafield: link }: LinkInput | ProductOption): string | null => {
    if (link === null || link === undefined) return null;
    return `${resolveNamespace(link.namespace, context.caller.appId)}.${link.key}`;
  };
  const taken = new Set(present.map(linkName));
  const seen = new Set<string>();
  return inputs.flatMap((input, index) => {
    const name = linkName(input);
    if (name === null) return [];
    const path = [...field, String(index)];
    const isRepeated = seen.has(name);
    seen.add(name);
    if (isRepeated) {
      const message = 'Cannot link multiple options to the same metafield.';
      return [userError(path, message, 'DUPLICATE_LINKED_OPTION')];
    }
    return taken.has(name) ? [linkTaken(path)] : [];
  });
}

/** The metafields that options of the product are linked to list the values of these. */
export function writeLinkedMetafields(context: RequestContext, product: Product): void {
  const owner = { gidType: 'Product', number: product.id };
  for (const { linkedMetafield, values } of product.options) {
    if (linkedMetafield === undefined) continue;
    const ids = values.flatMap((value) => value.linkedValue ?? []);
    writeMetafield(context, owner, {
      ...linkedMetafield,
      type: 'list.metaobject_reference',
      value: JSON.stringify(ids),
      isUnique: undefined,
    });
  }
}
