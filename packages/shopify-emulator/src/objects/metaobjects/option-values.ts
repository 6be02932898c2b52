import { formatGlobalId } from '../global-id.ts';
import { definitionsReferringTo } from '../metafields/metaobject-link.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import { productsTable, type Product } from '../products/product.ts';
import { displayNameOf } from './display-name.ts';
import { definitionOf, entriesOfDefinition, findMetaobject, type Metaobject } from './metaobject.ts';
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
export function renameOptionValues(
  context: RequestContext,
  definition: MetaobjectDefinition,
  entry: Metaobject,
): void {
  const id = formatGlobalId('Metaobject', entry.id);
  const name = displayNameOf(context, entry);
  const table = context.shop.table(productsTable);
  for (const product of linkedProducts(context, definition)) {
    const options = product.options.map((option) => ({
      ...option,
      values: option.values.map((value) => (value.linkedValue === id ? { ...value, name } : value)),
    }));
    if (product.options.some((option) => lists(option, id))) table.put({ ...product, options });
  }
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

function* linkedOptions(
  context: RequestContext,
  definition: MetaobjectDefinition,
): Generator<ProductOption, undefined> {
  const names = linkNames(context, definition);
  for (const product of linkedProducts(context, definition))
    yield* product.options.filter((option) => isLinked(option, names));
}

/** The products with options that are linked to a metafield which refers to the definition. */
function linkedProducts(context: RequestContext, definition: MetaobjectDefinition): ReadonlySet<Product> {
  const table = context.shop.table(productsTable);
  return new Set([...linkNames(context, definition)].flatMap((name) => table.find('link', name)));
}

function isLinked({ linkedMetafield }: ProductOption, names: ReadonlySet<string>): boolean {
  return linkedMetafield !== undefined && names.has(`${linkedMetafield.namespace}.${linkedMetafield.key}`);
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
