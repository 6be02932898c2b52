import { numberOfGlobalId } from '../global-id.ts';
import type { FieldResolver, ObjectModule, RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import { activationMutations } from './activation.ts';
import { bulkActivationMutations } from './bulk-activation.ts';
import { deactivationMutations } from './deactivation.ts';
import { itemUpdateMutations } from './item-update.ts';
import { adjustMutations } from './adjust-quantities.ts';
import { adjustmentGroupsTable, changeFields, groupFields } from './adjustment-group.ts';
import { locationLevelFields } from './location-levels.ts';
import { moveMutations } from './move-quantities.ts';
import { setMutations } from './set-quantities.ts';
import { inventoryProperties } from './inventory-properties.ts';
import { itemFields, measurementFields, measurementOf } from './item-fields.ts';
import { itemQueries, shopItems } from './item-queries.ts';
import { findInventoryItem, inventoryItemOf } from './item-store.ts';
import { inventoryItemsTable } from './inventory-item.ts';
import { findQuantityView, levelFields, quantityFields } from './level-fields.ts';
import { findLevelView } from './level-view.ts';
import { totalAvailable } from './quantities.ts';
import { isAvailableForSale, sellableOnlineQuantity } from './stock-totals.ts';

/** What a variant tells of its stock. */
const variantFields: Readonly<Record<string, FieldResolver>> = {
  inventoryItem: (variant: Variant, _args, context: RequestContext) => inventoryItemOf(context, variant),
  inventoryQuantity: (variant: Variant, _args, context: RequestContext) =>
    totalAvailable(context, variant.inventoryItemId),
  sellableOnlineQuantity: (variant: Variant, _args, context: RequestContext) =>
    sellableOnlineQuantity(context, variant),
  availableForSale: (variant: Variant, _args, context: RequestContext) =>
    isAvailableForSale(context, variant),
};

export const inventoryModule: ObjectModule = {
  queries: {
    ...itemQueries,
    inventoryProperties: (_source, _args, context) => inventoryProperties(context),
  },
  mutations: {
    ...setMutations,
    ...adjustMutations,
    ...moveMutations,
    ...activationMutations,
    ...deactivationMutations,
    ...bulkActivationMutations,
    ...itemUpdateMutations,
  },
  types: {
    ProductVariant: variantFields,
    Shop: shopItems,
    Location: locationLevelFields,
    InventoryItem: itemFields,
    InventoryItemMeasurement: measurementFields,
    InventoryLevel: levelFields,
    InventoryQuantity: quantityFields,
    InventoryAdjustmentGroup: groupFields,
    InventoryChange: changeFields,
  },
  nodes: {
    InventoryItem: (id, context) => {
      const item = findInventoryItem(context, id);
      return item === undefined ? null : { ...item, __typename: 'InventoryItem' };
    },
    InventoryItemMeasurement: (id, context) => {
      const number = numberOfGlobalId(id, 'InventoryItemMeasurement');
      const item = number === null ? undefined : context.shop.table(inventoryItemsTable).get(number);
      return item === undefined ? null : measurementOf(item);
    },
    InventoryLevel: (id, context) => findLevelView(context, id),
    InventoryQuantity: findQuantityView,
    InventoryAdjustmentGroup: (id, context) => {
      const number = numberOfGlobalId(id, 'InventoryAdjustmentGroup');
      return number === null ? null : (context.shop.table(adjustmentGroupsTable).get(number) ?? null);
    },
  },
};
