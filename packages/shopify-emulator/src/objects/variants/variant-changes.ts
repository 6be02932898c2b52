import type { InventoryItem } from '../inventory/inventory-item.ts';
import { inventoryItemOf, saveInventoryItem } from '../inventory/item-store.ts';
import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import { saveVariant } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { chooseOptionValues } from './option-choice.ts';
import { applyAdjustments, draftAdjustments, type QuantityAdjustmentInput } from './quantity-adjustments.ts';
import { draftVariant, type VariantInput } from './variant-input.ts';
import { chooseMedia, type BroughtMedia, type VariantMediaChoice } from './variant-media-input.ts';

export interface ChangedVariantInput extends VariantInput, VariantMediaChoice {
  readonly inventoryQuantities?: readonly object[] | null;
  readonly quantityAdjustments?: readonly QuantityAdjustmentInput[] | null;
}

/** A variant as an input wants it, with all that hangs on it. */
export interface VariantChange {
  readonly variant: Variant;
  readonly item: InventoryItem;
  readonly metafields: readonly MetafieldWrite[];
  readonly adjustments: ReturnType<typeof draftAdjustments>['adjustments'];
}

export interface VariantChangeDraft {
  readonly change: VariantChange;
  /** Of the product, with the values that the variant brings. */
  readonly options: readonly ProductOption[];
  readonly userErrors: readonly UserError[];
}

export interface VariantPlace {
  readonly product: Product;
  readonly brought: BroughtMedia;
  readonly field: readonly string[];
}

/** Lays an input over a variant that is there. Writes nothing. */
export function draftVariantChange(
  context: RequestContext,
  place: VariantPlace,
  before: Pick<VariantChange, 'variant' | 'item'>,
  input: ChangedVariantInput,
): VariantChangeDraft {
  const { product, field } = place;
  const { variant, item } = before;
  const chosen = chooseOptionValues(context, {
    options: product.options,
    choices: input.optionValues ?? [],
    before: variant.optionValueIds,
    field,
  });
  const drafted = draftVariant(before, input, field);
  const media = chooseMedia(context, place, input, field);
  const owner = { gidType: 'ProductVariant', number: variant.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? [], [...field, 'metafields']);
  const stock = draftAdjustments(context, item, input.quantityAdjustments ?? [], [
    ...field,
    'quantityAdjustments',
  ]);
  const kept = input.mediaId === null ? undefined : variant.mediaIds;
  return {
    change: {
      variant: {
        ...drafted.variant,
        optionValueIds: chosen.optionValueIds,
        mediaIds: media.mediaIds ?? kept,
      },
      // An item that nothing is said of does not count as changed.
      item: isGiven(input.inventoryItem) ? drafted.item : item,
      metafields: nested.writes,
      adjustments: stock.adjustments,
    },
    options: chosen.options,
    userErrors: [
      ...quantitiesErrors(input, field),
      ...chosen.userErrors,
      ...drafted.userErrors,
      ...media.userErrors,
      ...nested.userErrors,
      ...stock.userErrors,
    ],
  };
}

function quantitiesErrors(input: ChangedVariantInput, field: readonly string[]): readonly UserError[] {
  if (!Array.isArray(input.inventoryQuantities)) return [];
  const message =
    'Inventory quantities can only be provided during create. To update inventory for existing variants, use inventoryAdjustQuantities.';
  return [
    userError([...field, 'inventoryQuantities'], message, 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE'),
  ];
}

function isGiven(value: object | null | undefined): boolean {
  return value !== null && value !== undefined;
}

/** Stores the variant, its item, metafields and quantities. The product is stored by the caller. */
export function applyVariantChange(context: RequestContext, change: VariantChange): Variant {
  if (change.item !== inventoryItemOf(context, change.variant)) saveInventoryItem(context, change.item);
  applyAdjustments(context, change.item.id, change.adjustments);
  for (const write of change.metafields)
    writeMetafield(context, { gidType: 'ProductVariant', number: change.variant.id }, write);
  return saveVariant(context, change.variant);
}
