import { formatGlobalId } from '../global-id.ts';
import { definitionsReferringTo } from '../metafields/definitions/metaobject-link.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { displayNameOf } from './display-name.ts';
import { definitionOf, findMetaobject, type Metaobject } from './metaobject.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';

/** What an option value that stands for this entry is called; undefined where there is no such entry. */
export function optionValueName(context: RequestContext, metaobjectId: string): string | undefined {
  const entry = findMetaobject(context, metaobjectId);
  return entry === undefined ? undefined : displayNameOf(context, entry);
}

/** Whether the id is that of an entry of this definition. */
export function isEntryOf(context: RequestContext, metaobjectId: string, definitionId: string): boolean {
  const entry = findMetaobject(context, metaobjectId);
  return entry !== undefined && formatGlobalId('MetaobjectDefinition', entry.definitionId) === definitionId;
}

/** The color and the image that an option value shows of the entry that it stands for; null where that has neither. */
export function swatchOf(context: RequestContext, metaobjectId: string): object | null {
  const entry = findMetaobject(context, metaobjectId);
  if (entry === undefined) return null;
  const { fields } = definitionOf(context, entry);
  const valueOf = (type: string): string | undefined =>
    entry.values[fields.find((field) => field.type === type)?.number ?? 0];
  const [color, image] = [valueOf('color'), valueOf('file_reference')];
  if (color === undefined && image === undefined) return null;
  return {
    color: color ?? null,
    image: image === undefined ? null : (context.resolveNode(image) ?? null),
  };
}

/** Option values are called as the entries that they stand for, so they follow when those are renamed. */
export function renameOptionValues(context: RequestContext, entry: Metaobject): void {
  const id = formatGlobalId('Metaobject', entry.id);
  const name = displayNameOf(context, entry);
  for (const product of productsListing(context, entry)) {
    const options = product.options.map((option) => ({
      ...option,
      values: option.values.map((value) => (value.linkedValue === id ? { ...value, name } : value)),
    }));
    context.shop.table(productsTable).put({ ...product, options });
  }
}

/** Whether options of products are linked to a metafield whose values are entries of the definition. */
export function isUsedInOptions(context: RequestContext, definition: MetaobjectDefinition): boolean {
  const products = context.shop.table(productsTable);
  return definitionsReferringTo(context, definition).some(
    ({ ownerType, namespace, key }) =>
      ownerType === 'PRODUCT' && products.findIds('link', `${namespace}.${key}`).length > 0,
  );
}

/** Whether an option of a product stands for this entry. */
export function isOptionValue(context: RequestContext, entry: Metaobject): boolean {
  return productsListing(context, entry).length > 0;
}

/** Whether an option of a product would have two values of this name, if the entry had it. */
export function clashesAsOptionValue(
  context: RequestContext,
  entry: Metaobject,
  displayName: string,
): boolean {
  const id = formatGlobalId('Metaobject', entry.id);
  return productsListing(context, entry)
    .flatMap(({ options }) => options)
    .filter(({ values }) => values.some(({ linkedValue }) => linkedValue === id))
    .some(({ values }) => values.some(({ linkedValue, name }) => linkedValue !== id && name === displayName));
}

function productsListing(context: RequestContext, entry: Metaobject): readonly Product[] {
  return context.shop.table(productsTable).find('linkedValue', formatGlobalId('Metaobject', entry.id));
}
