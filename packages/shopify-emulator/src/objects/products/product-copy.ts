import { collectionsOfProduct, joinCollections } from '../collections/membership.ts';
import { filesOf, putUploadedFile } from '../files/file.ts';
import { formatGlobalId } from '../global-id.ts';
import { inventoryItemOf } from '../inventory/item-store.ts';
import { activeLevels } from '../inventory/quantities.ts';
import type { OwnerRef } from '../metafields/metafield.ts';
import { copyMetafields } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { publicationsOf, publish } from '../publications/resource-publication.ts';
import { createVariant } from '../variants/variant-store.ts';
import type { ProductOption } from './product-option.ts';
import { saveProduct, variantsOf } from './product-store.ts';
import type { Product } from './product.ts';

/** Old number → new number. */
type Renumbering = ReadonlyMap<number, number>;

/**
 * Gives `copy` (a product that is not stored yet) all that `source` has beside its own row: variants stocked at the same locations
 * with nothing, metafields whose values may repeat, collections, publications and, if wanted, files. Gives it as stored.
 */
export function storeCopy(
  context: RequestContext,
  source: Product,
  copy: Product,
  includeMedia: boolean,
): Product {
  const files = includeMedia ? copyFiles(context, source) : new Map<number, number>();
  const values: Renumbering = new Map(
    source.options.flatMap((option) => option.values.map(({ id }) => [id, context.shop.allocateId()])),
  );
  const options = source.options.map((option) => copyOption(context, option, values));
  const variantIds = copyVariants(context, source, copy, { values, files });
  const stored = saveProduct(context, {
    ...copy,
    options,
    variantIds,
    mediaIds: renumbered(source.mediaIds, files),
  });
  copyMetafields(context, ownerOf(source), ownerOf(stored));
  const collections = collectionsOfProduct(context, source.id);
  joinCollections(
    context,
    stored.id,
    collections.map(({ id }) => formatGlobalId('Collection', id)),
  );
  const gid = formatGlobalId('Product', stored.id);
  for (const { publicationId, publishDate } of publicationsOf(context, formatGlobalId('Product', source.id)))
    publish(context, gid, publicationId, publishDate);
  return stored;
}

function ownerOf(product: Product): OwnerRef {
  return { gidType: 'Product', number: product.id };
}

function copyFiles(context: RequestContext, source: Product): Renumbering {
  const numbers = new Map<number, number>();
  for (const file of filesOf(context, source.mediaIds)) {
    const id = context.shop.allocateId();
    const imageId = file.imageId === undefined ? undefined : context.shop.allocateId();
    putUploadedFile(context, { ...file, id, imageId, processingSinceMs: context.clock.now() });
    numbers.set(file.id, id);
  }
  return numbers;
}

/** Without those that were not copied. */
function renumbered(ids: readonly number[] | undefined, numbers: Renumbering): readonly number[] | undefined {
  const copied = (ids ?? []).flatMap((id) => numbers.get(id) ?? []);
  return copied.length === 0 ? undefined : copied;
}

function copyOption(context: RequestContext, option: ProductOption, values: Renumbering): ProductOption {
  return {
    ...option,
    id: context.shop.allocateId(),
    values: option.values.map((value) => ({ ...value, id: values.get(value.id) ?? value.id })),
  };
}

function copyVariants(
  context: RequestContext,
  source: Product,
  copy: Product,
  numbers: { readonly values: Renumbering; readonly files: Renumbering },
): readonly number[] {
  return variantsOf(context, source).map((variant) => {
    const item = inventoryItemOf(context, variant);
    const stock = activeLevels(item).map(({ locationId }) => ({ locationId, available: 0 }));
    const optionValueIds = renumbered(variant.optionValueIds, numbers.values) ?? [];
    const mediaIds = renumbered(variant.mediaIds, numbers.files);
    const created = createVariant(context, copy, { variant, item, stock, optionValueIds, mediaIds });
    copyMetafields(
      context,
      { gidType: 'ProductVariant', number: variant.id },
      { gidType: 'ProductVariant', number: created.id },
    );
    return created.id;
  });
}
