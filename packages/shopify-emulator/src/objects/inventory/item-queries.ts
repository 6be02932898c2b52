import { connect, type ConnectionArguments } from '../connection.ts';
import { numberOfArgument } from '../global-id-argument.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { variantsTable, type Variant } from '../products/variant.ts';
import { numberValue } from '../search/narrow-search.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { inventoryItemsTable, type InventoryItem } from './inventory-item.ts';
import { inventoryItemOf } from './item-store.ts';
import { findLevelView } from './level-view.ts';
import { apiError } from '../api-error.ts';

interface ItemsArguments extends ConnectionArguments {
  readonly query?: string | null;
}

/** The list, which older documents ask the shop for. */
export const shopItems: Readonly<Record<'inventoryItems', FieldResolver>> = {
  inventoryItems: (_source, args: ItemsArguments, context, info) => {
    if ((args.query ?? '').trim() === '')
      return connect(context.shop.table(inventoryItemsTable).rows(), args);
    const request = { context, info };
    const variants = searchTable(
      context.shop.table(variantsTable),
      args.query,
      searchFields(context),
      request,
    );
    return connect(itemsOf(context, variants), args);
  },
};

export const itemQueries: Readonly<Record<string, FieldResolver>> = {
  inventoryItem: (_source, args: { readonly id: string }, context) =>
    context.shop.table(inventoryItemsTable).get(numberOfArgument(args.id, 'InventoryItem')) ?? null,
  ...shopItems,
  inventoryLevel: (_source, args: { readonly id: string }, context) => {
    if (!args.id.startsWith('gid://shopify/InventoryLevel/'))
      throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${args.id}`);
    return findLevelView(context, args.id);
  },
};

/** Searched through the variants, because they hold the SKU. */
function searchFields(context: RequestContext): SearchFields<Variant> {
  const items = context.shop.table(inventoryItemsTable);
  return {
    filters: {
      id: { as: 'number', of: (variant) => variant.inventoryItemId },
      sku: { as: 'exact', of: (variant) => variant.sku },
      created_at: { as: 'time', of: (variant) => inventoryItemOf(context, variant).createdAt * 1000 },
      updated_at: { as: 'time', of: (variant) => inventoryItemOf(context, variant).updatedAt * 1000 },
    },
    indexes: {
      id: (value) => numberValue(value)?.flatMap((number) => items.get(number)?.variantId ?? []),
      sku: (value) => context.shop.table(variantsTable).findIds('sku', value),
    },
    text: (variant) => [variant.sku],
  };
}

function* itemsOf(context: RequestContext, variants: Iterable<Variant>): Iterable<InventoryItem> {
  for (const variant of variants) yield inventoryItemOf(context, variant);
}
