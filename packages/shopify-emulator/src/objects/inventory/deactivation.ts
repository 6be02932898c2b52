import { apiError } from '../api-error.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { saveLevel } from './item-store.ts';
import { readLevelGlobalId, viewAt, type LevelView } from './level-view.ts';
import { activeLevels } from './quantities.ts';

export const deactivationMutations: Readonly<Record<string, FieldResolver>> = {
  inventoryDeactivate: (_source, args: { readonly inventoryLevelId: string }, context) => ({
    userErrors: deactivate(context, args.inventoryLevelId),
  }),
};

function deactivate(context: RequestContext, id: string): readonly UserError[] {
  const reference = readLevelGlobalId(context, id, 'InventoryLevel');
  if (reference === null) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
  const { item, location } = reference;
  if (item === undefined) return [cannotUnstock('because the product was deleted.')];
  if (location === undefined) return [cannotUnstock('because the location was deleted.')];
  const view = viewAt(context, item, { locationId: location.id, includeInactive: false });
  if (view === null) return [];
  if (isOnlyOne(view)) return [cannotUnstock(`from ${location.name} ${minimumReason}`)];
  deactivateLevel(context, view);
  return [];
}

function cannotUnstock(why: string): UserError {
  return userError(null, `The product couldn't be unstocked ${why}`);
}

const minimumReason = 'because products need to be stocked at a minimum of 1 location.';

/** Whether it is the last place where the item is stocked. */
export function isOnlyOne({ item, level }: LevelView): boolean {
  return activeLevels(item).every(({ id }) => id === level.id) && level.isInactive !== true;
}

/** Why an item must stay stocked at a location, in the words that Shopify has for it; null where it may go. */
export function deactivationAlert(view: LevelView): string | null {
  if (!isOnlyOne(view)) return null;
  return `The product couldn't be unstocked from ${view.location.name} ${minimumReason}`;
}

/** The level stays with its quantities, and is shown only to those who ask for inactive ones. */
export function deactivateLevel(context: RequestContext, { item, level }: LevelView): void {
  saveLevel(context, item, { ...level, isInactive: true, updatedAt: nowSeconds(context) });
}
