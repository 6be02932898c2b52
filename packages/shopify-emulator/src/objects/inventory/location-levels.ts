import { numberOfArgument } from '../global-id-argument.ts';
import type { Location } from '../locations/location.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { inventoryItemsTable } from './inventory-item.ts';
import { connectLevels, type LevelsArguments } from './level-connection.ts';
import { levelView, viewAt } from './level-view.ts';
import { levelsAt } from './levels-at.ts';

/** What a location tells of the stock in it. */
export const locationLevelFields: Readonly<Record<string, FieldResolver>> = {
  inventoryLevel: (
    location: Location,
    args: { readonly inventoryItemId: string; readonly includeInactive?: boolean | null },
    context: RequestContext,
  ) => {
    const number = numberOfArgument(args.inventoryItemId, 'InventoryItem');
    const item = context.shop.table(inventoryItemsTable).get(number);
    if (item === undefined) return null;
    const includeInactive = args.includeInactive ?? false;
    return viewAt(context, item, { locationId: location.id, includeInactive });
  },
  inventoryLevels: (location: Location, args: LevelsArguments, context: RequestContext, info) => {
    const levels = Array.from(levelsAt(context, location.id), ({ item, level }) =>
      levelView(context, item, level),
    );
    return connectLevels(levels, args, context, info);
  },
};
