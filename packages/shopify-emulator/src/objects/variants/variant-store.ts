import { forgetVariant } from '../price-lists/list-entry.ts';
import { createInventoryItem, deleteInventoryItem, type NewItem } from '../inventory/item-store.ts';
import { deleteMetafieldsOf } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { forgetVariantPublications, startVariantUnpublished } from '../publications/variant-publication.ts';
import { leaveAllGroups } from '../selling-plans/group-members.ts';
import { nowSeconds } from '../shop-time.ts';
import { forgetComponents } from '../variant-components/variant-components.ts';
import type { VariantState } from './variant-input.ts';

export interface NewVariant extends VariantState {
  /** The number that it shall have; a fresh one without it. */
  readonly id?: number;
  readonly optionValueIds: readonly number[];
  /** Where its item is stocked; without it at the shop's own location, with nothing. */
  readonly stock?: NewItem['stock'];
  readonly mediaIds?: readonly number[] | undefined;
  /** False keeps it off the publications that its product is on. */
  readonly published?: boolean | null | undefined;
}

/** Stores a variant and its item. The product, which names it in `variantIds`, is stored by the caller. */
export function createVariant(
  context: RequestContext,
  product: Pick<Product, 'id'>,
  wanted: NewVariant,
): Variant {
  const id = wanted.id ?? context.shop.allocateId();
  const now = nowSeconds(context);
  const item = createInventoryItem(context, id, { fields: wanted.item, stock: wanted.stock });
  const variant: Variant = {
    ...wanted.variant,
    id,
    createdAt: now,
    updatedAt: now,
    productId: product.id,
    inventoryItemId: item.id,
    optionValueIds: wanted.optionValueIds,
    mediaIds: wanted.mediaIds,
  };
  context.shop.table(variantsTable).put(variant);
  if (wanted.published === false) startVariantUnpublished(context, id);
  return variant;
}

/** Forgets a variant and all that hangs on it. The product, which names it in `variantIds`, is stored by the caller. */
export function deleteVariant(context: RequestContext, variant: Variant): void {
  deleteInventoryItem(context, variant.inventoryItemId);
  deleteMetafieldsOf(context, { gidType: 'ProductVariant', number: variant.id });
  forgetVariant(context, variant.id);
  forgetVariantPublications(context, variant.id);
  leaveAllGroups(context, variant.id);
  forgetComponents(context, variant.id);
  context.shop.table(variantsTable).delete(variant.id);
}
