import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import { formatGlobalId } from '../global-id.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import { shopMoney } from '../money.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsTable } from '../products/variant.ts';
import { formatTime } from '../shop-time.ts';
import type { InventoryItem } from './inventory-item.ts';
import { variantOf } from './item-store.ts';
import { connectLevels, type LevelsArguments } from './level-connection.ts';
import { levelView, viewAt } from './level-view.ts';
import { activeLevels } from './quantities.ts';

export const itemFields: Readonly<Record<string, FieldResolver>> = {
  id: (item: InventoryItem) => formatGlobalId('InventoryItem', item.id),
  legacyResourceId: (item: InventoryItem) => String(item.id),
  createdAt: (item: InventoryItem) => formatTime(item.createdAt),
  updatedAt: (item: InventoryItem) => formatTime(item.updatedAt),
  sku: (item: InventoryItem, _args, context: RequestContext) => variantOf(context, item).sku ?? null,
  duplicateSkuCount: (item: InventoryItem, _args, context: RequestContext) => duplicateSkus(context, item),
  trackedEditable: () => ({ locked: false, reason: null }),
  requiresShipping: (item: InventoryItem) => item.requiresShipping ?? true,
  unitCost: (item: InventoryItem, _args, context: RequestContext) =>
    item.cost === undefined ? null : shopMoney(context, item.cost),
  countryCodeOfOrigin: (item: InventoryItem) => item.countryCodeOfOrigin ?? null,
  provinceCodeOfOrigin: (item: InventoryItem) => item.provinceCodeOfOrigin ?? null,
  harmonizedSystemCode: (item: InventoryItem) => item.harmonizedSystemCode ?? null,
  countryHarmonizedSystemCodes: (item: InventoryItem, args: ConnectionArguments) =>
    connect(
      (item.countryHarmonizedSystemCodes ?? []).map((code, id) => ({ id, ...code })),
      args,
    ),
  measurement: (item: InventoryItem) => measurementOf(item),
  inventoryHistoryUrl: (item: InventoryItem, _args, context: RequestContext) => historyUrl(context, item),
  inventoryLevel: (
    item: InventoryItem,
    args: { readonly locationId: string; readonly includeInactive?: boolean | null },
    context: RequestContext,
  ) => {
    const locationId = numberOfArgument(args.locationId, 'Location');
    return viewAt(context, item, { locationId, includeInactive: args.includeInactive ?? false });
  },
  inventoryLevels: (item: InventoryItem, args: LevelsArguments, context: RequestContext, info) =>
    connectLevels(
      item.levels.map((level) => levelView(context, item, level)),
      args,
      context,
      info,
    ),
  locationsCount: (item: InventoryItem) => exactCount(activeLevels(item).length),
  variant: (item: InventoryItem, _args, context: RequestContext) => variantOf(context, item),
  variants: (item: InventoryItem, args: ConnectionArguments, context: RequestContext) =>
    connect([variantOf(context, item)], args),
};

/** How many other items have the SKU of this one. */
function duplicateSkus(context: RequestContext, item: InventoryItem): number {
  const { sku } = variantOf(context, item);
  return sku === undefined ? 0 : context.shop.table(variantsTable).find('sku', sku.toLowerCase()).length - 1;
}

interface Measurement {
  readonly __typename: 'InventoryItemMeasurement';
  readonly itemId: number;
  readonly weight: { readonly value: number; readonly unit: string };
}

export function measurementOf(item: InventoryItem): Measurement {
  const weight = item.weight ?? { value: 0, unit: 'KILOGRAMS' };
  return { __typename: 'InventoryItemMeasurement', itemId: item.id, weight };
}

export const measurementFields: Readonly<Record<string, FieldResolver>> = {
  id: (measurement: Measurement) => formatGlobalId('InventoryItemMeasurement', measurement.itemId),
};

function historyUrl(context: RequestContext, item: InventoryItem): string {
  const { productId } = variantOf(context, item);
  const page = `https://${context.shop.profile.myshopifyDomain}/admin/products/${productId}/inventory_history`;
  return `${page}?inventory_item_id=${item.id}`;
}
