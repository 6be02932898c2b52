import { filesTable } from '../../objects/files/file.ts';
import { newItemFields } from '../../objects/inventory/inventory-item.ts';
import { isActive, locationsTable } from '../../objects/locations/location.ts';
import { handleOf } from '../../objects/handles/handle.ts';
import type { RequestContext } from '../../objects/object-module.ts';
import { blankProduct } from '../../objects/products/product-input.ts';
import type { ProductOption } from '../../objects/products/product-option.ts';
import { productsTable, type Product } from '../../objects/products/product.ts';
import { formatGlobalId } from '../../objects/global-id.ts';
import { publicationsTable } from '../../objects/publications/publication.ts';
import { publish } from '../../objects/publications/resource-publication.ts';
import { nowSeconds } from '../../objects/shop-time.ts';
import { createDefaultOption } from '../../objects/variants/default-variant.ts';
import { newVariantFields } from '../../objects/variants/variant-input.ts';
import { createVariant, type NewVariant } from '../../objects/variants/variant-store.ts';
import { adjectives, colours, goods, materials, productTags, vendors, type Good } from './goods.ts';
import type { Random } from './random.ts';
import { seedMetafields } from './seed-metafields.ts';
import type { Shelves } from './seed-shelves.ts';

const daySeconds = 86_400;

interface ProductPlan {
  /** How many products there shall be, and variants of all of them together. */
  readonly counts: { readonly products: number; readonly variants: number };
  readonly shelves: Shelves;
}

/** Puts products with their variants, stock and pictures straight into their tables, one product at each step. */
export function* seedProducts(
  context: RequestContext,
  random: Random,
  { counts, shelves }: ProductPlan,
): Generator<void> {
  const taken = context.shop.table(productsTable).size;
  const now = nowSeconds(context);
  let left = Math.max(counts.variants, counts.products);
  for (let made = 0; made < counts.products; made += 1) {
    const after = counts.products - made - 1;
    const share = after === 0 ? left : 1 + random.below(Math.max(1, 2 * Math.round(left / (after + 1)) - 1));
    const variants = Math.max(1, Math.min(share, left - after, 2_048));
    left -= variants;
    const createdAt = now - random.below(2 * 365 * daySeconds);
    // Everything about the product is as old as it is itself.
    const then = { ...context, clock: { now: () => createdAt * 1000 } };
    const { id, good } = makeProduct(then, random, { number: taken + made + 1, variants, shelves });
    shelves.place(id, good);
    yield;
  }
}

function makeProduct(
  context: RequestContext,
  random: Random,
  plan: { readonly number: number; readonly variants: number; readonly shelves: Shelves },
): { readonly id: number; readonly good: Good } {
  const { number, variants: variantCount } = plan;
  const good = random.pick(goods);
  const material = random.pick(materials);
  const blank = blankProduct(context.shop.allocateId(), nowSeconds(context));
  const { title, handle } = nameOf(context, `${random.pick(adjectives)} ${material} ${good.type} ${number}`);
  const draw = random.next();
  const options = makeOptions(context, random, good, variantCount);
  const product: Product = {
    ...blank,
    title,
    handle,
    descriptionHtml: `<p>${good.type} of ${material.toLowerCase()}, made to last.</p>`,
    vendor: random.pick(vendors),
    productType: good.type,
    status: draw < 0.9 ? 'ACTIVE' : draw < 0.96 ? 'DRAFT' : 'ARCHIVED',
    tags: random.chance(0.6) ? random.pick(productTags) : undefined,
    options,
    mediaIds: random.chance(0.7) ? [makePicture(context, handle, title)] : undefined,
  };
  const cents = good.prices[0] + random.below(good.prices[1] - good.prices[0]);
  const choices = choicesOf(options).slice(0, variantCount);
  const variants = choices.map((optionValueIds, index) =>
    createVariant(
      context,
      product,
      makeVariant(context, random, { good, number, cents, index, optionValueIds }),
    ),
  );
  context.shop.table(productsTable).put({ ...product, variantIds: variants.map((variant) => variant.id) });
  if (product.status === 'ACTIVE') {
    const gid = formatGlobalId('Product', product.id);
    for (const { id } of context.shop.table(publicationsTable).rows()) publish(context, gid, id);
  }
  const owner = { gidType: 'Product', number: product.id };
  seedMetafields(
    context,
    owner,
    product.createdAt,
    detailsOf(random, { number, material, shelves: plan.shelves }),
  );
  return { id: product.id, good };
}

/** A third has a key of the merchant's own system, and tells what it is made of and by whom. */
function detailsOf(
  random: Random,
  plan: { readonly number: number; readonly material: string; readonly shelves: Shelves },
): readonly { readonly key: string; readonly type: string; readonly value: string }[] {
  if (!random.chance(0.3)) return [];
  const { designers } = plan.shelves;
  const designer = designers[random.below(designers.length)];
  return [
    { key: 'erp_id', type: 'id', value: `P-${String(plan.number).padStart(7, '0')}` },
    { key: 'material', type: 'single_line_text_field', value: plan.material },
    ...(designer === undefined ? [] : [{ key: 'designer', type: 'metaobject_reference', value: designer }]),
  ];
}

function nameOf(context: RequestContext, title: string): { readonly title: string; readonly handle: string } {
  const handle = handleOf(title);
  const isTaken = context.shop.table(productsTable).findIds('handle', handle).length > 0;
  return isTaken ? nameOf(context, `${title} B`) : { title, handle };
}

function makePicture(context: RequestContext, handle: string, title: string): number {
  const id = context.shop.allocateId();
  const now = nowSeconds(context);
  const filename = `${handle}.jpg`;
  context.shop.table(filesTable).put({
    __typename: 'MediaImage',
    id,
    createdAt: now,
    updatedAt: now,
    imageId: context.shop.allocateId(),
    alt: title,
    filename,
    originalSource: `https://images.example/${filename}`,
    mimeType: 'image/jpeg',
    size: undefined,
    width: 1_200,
    height: 1_200,
    durationMs: undefined,
    previewSource: undefined,
    processingSinceMs: now * 1000,
    failure: undefined,
  });
  return id;
}

/** Options with values enough for so many variants: sizes if the good has some, then colours, then styles by number. */
function makeOptions(
  context: RequestContext,
  random: Random,
  good: Good,
  variantCount: number,
): readonly ProductOption[] {
  if (variantCount === 1) return [createDefaultOption(context)];
  const sizes = good.sizes.slice(0, variantCount);
  const rows = Math.ceil(variantCount / Math.max(1, sizes.length));
  const start = random.below(colours.length);
  const shades = [...colours, ...colours].slice(start, start + Math.min(rows, colours.length));
  const styles = Array.from({ length: Math.ceil(rows / shades.length) }, (_, index) => `Style ${index + 1}`);
  const named = [
    ['Size', sizes],
    ['Colour', shades],
    ['Style', styles],
  ] as const;
  const several = named.filter(
    ([name, values]) => values.length > 1 || (name === 'Colour' && sizes.length < 2),
  );
  return several.map(([name, values]) => ({
    id: context.shop.allocateId(),
    name,
    values: values.map((value) => ({ id: context.shop.allocateId(), name: value, linkedValue: undefined })),
    linkedMetafield: undefined,
  }));
}

/** Every way to take one value of each option. */
function choicesOf(options: readonly ProductOption[]): readonly (readonly number[])[] {
  return options.reduceRight<readonly (readonly number[])[]>(
    (choices, option) => option.values.flatMap(({ id }) => choices.map((choice) => [id, ...choice])),
    [[]],
  );
}

interface VariantPlan {
  readonly good: Good;
  readonly number: number;
  readonly cents: number;
  readonly index: number;
  readonly optionValueIds: readonly number[];
}

function makeVariant(context: RequestContext, random: Random, plan: VariantPlan): NewVariant {
  const { good, number, cents, index, optionValueIds } = plan;
  const sku = `${good.code}-${String(number).padStart(6, '0')}-${index + 1}`;
  const variant = {
    ...newVariantFields,
    sku,
    barcode: barcodeOf(number * 2_048 + index),
    price: priceOf(cents),
    compareAtPrice: random.chance(0.2) ? priceOf(Math.round(cents * 1.25)) : undefined,
  };
  const item = {
    ...newItemFields,
    tracked: true,
    cost: priceOf(Math.round(cents * 0.4)),
    weight: { value: good.grams / 1000, unit: 'KILOGRAMS' },
  };
  return { variant, item, optionValueIds, stock: stockOf(context, random) };
}

/** All of a shop's own places, the first of them nearly always with something. */
function stockOf(context: RequestContext, random: Random): NonNullable<NewVariant['stock']> {
  const places = [...context.shop.table(locationsTable).rows()].filter(isActive);
  return places.map(({ id }, index) => ({
    locationId: id,
    available: random.chance(index === 0 ? 0.9 : 0.4) ? random.below(120) : 0,
  }));
}

function priceOf(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** An EAN-13 of the range that shops use for themselves. */
function barcodeOf(number: number): string {
  const digits = `2${String(number).padStart(11, '0')}`;
  const weighted = Array.from(digits, (digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 3));
  const sum = weighted.reduce((total, part) => total + part, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
