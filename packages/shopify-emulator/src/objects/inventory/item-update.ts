import { numberOfArgument } from '../global-id-argument.ts';
import { givenText } from '../given-text.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { saveVariant } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftInventoryItem, type InventoryItemInput } from './inventory-item-input.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import { saveInventoryItem, variantOf } from './item-store.ts';

interface UpdatePayload {
  readonly inventoryItem: InventoryItem | null;
  readonly userErrors: readonly UserError[];
}

export const itemUpdateMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryItemUpdate: (
    _source,
    args: { readonly id: string; readonly input: InventoryItemInput },
    context,
  ) => updateItem(context, args.id, args.input),
};

function updateItem(context: RequestContext, id: string, input: InventoryItemInput): UpdatePayload {
  const before = context.shop.table(inventoryItemsTable).get(numberOfArgument(id, 'InventoryItem'));
  if (before === undefined) {
    const message = "The product couldn't be updated because it does not exist.";
    return { inventoryItem: null, userErrors: [userError(['id'], message)] };
  }
  const { item, userErrors } = draftInventoryItem(before, input, ['input']);
  const problems = [...userErrors, ...skuErrors(input)];
  if (problems.length > 0) return { inventoryItem: null, userErrors: problems };
  writeSku(context, before, input);
  return { inventoryItem: saveInventoryItem(context, item), userErrors: [] };
}

const maxSku = 255;

function skuErrors({ sku }: InventoryItemInput): readonly UserError[] {
  if ((sku ?? '').length <= maxSku) return [];
  return [userError(['input', 'sku'], `SKU is too long (maximum is ${maxSku} characters)`)];
}

/** The SKU stands on the variant, which counts as changed with it. */
function writeSku(context: RequestContext, item: InventoryItem, { sku }: InventoryItemInput): void {
  const variant = variantOf(context, item);
  const written = givenText(sku, variant.sku);
  if (variant.sku !== written) saveVariant(context, { ...variant, sku: written });
}
