import { formatGlobalId } from '../global-id.ts';
import { definitionsReferringTo } from '../metafields/metaobject-link.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import { productsTable } from '../products/product.ts';
import { displayNameOf } from './display-name.ts';
import { entriesOfDefinition, findMetaobject, type Metaobject } from './metaobject.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';

/** What an option value that stands for this entry is called; undefined where there is no such entry. */
export function optionValueName(context: RequestContext, metaobjectId: string): string | undefined {
  const entry = findMetaobject(context, metaobjectId);
  return entry === undefined ? undefined : displayNameOf(context, entry);
}

/** Whether options of products list entries of the definition. */
export function isUsedInOptions(context: RequestContext, definition: MetaobjectDefinition): boolean {
  return linkedOptions(context, definition).next().done !== true;
}

/** Whether an option of a product stands for this entry. */
export function isOptionValue(
  context: RequestContext,
  definition: MetaobjectDefinition,
  entry: Metaobject,
): boolean {
  const id = formatGlobalId('Metaobject', entry.id);
  for (const option of linkedOptions(context, definition)) if (lists(option, id)) return true;
  return false;
}

/** Whether an option of a product would have two values of this name, if the entry had it. */
export function clashesAsOptionValue(
  context: RequestContext,
  definition: MetaobjectDefinition,
  entry: Metaobject,
  displayName: string,
): boolean {
  if (linkNames(context, definition).size === 0) return false;
  const namesakes = entriesOfDefinition(context, definition)
    .filter((other) => other.id !== entry.id && displayNameOf(context, other) === displayName)
    .map((other) => formatGlobalId('Metaobject', other.id));
  if (namesakes.length === 0) return false;
  const id = formatGlobalId('Metaobject', entry.id);
  for (const option of linkedOptions(context, definition))
    if (lists(option, id) && namesakes.some((namesake) => lists(option, namesake))) return true;
  return false;
}

function lists(option: ProductOption, metaobjectId: string): boolean {
  return option.values.some((value) => value.linkedValue === metaobjectId);
}

/** Products are only looked through where a metafield of theirs refers to the definition. */
function* linkedOptions(
  context: RequestContext,
  definition: MetaobjectDefinition,
): Generator<ProductOption, undefined> {
  const names = linkNames(context, definition);
  if (names.size === 0) return;
  for (const product of context.shop.table(productsTable).rows())
    for (const option of product.options) {
      const { linkedMetafield } = option;
      if (linkedMetafield === undefined) continue;
      if (names.has(`${linkedMetafield.namespace}.${linkedMetafield.key}`)) yield option;
    }
}

/** The metafields of products, as `namespace.key`, whose values are entries of the definition. */
function linkNames(context: RequestContext, definition: MetaobjectDefinition): ReadonlySet<string> {
  const linked = definitionsReferringTo(context, definition);
  return new Set(
    linked
      .filter(({ ownerType }) => ownerType === 'PRODUCT')
      .map(({ namespace, key }) => `${namespace}.${key}`),
  );
}
