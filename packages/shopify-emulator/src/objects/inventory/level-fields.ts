import { connect, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { formatTime } from '../shop-time.ts';
import { deactivationAlert, isOnlyOne } from './deactivation.ts';
import { quantityTime } from './inventory-level.ts';
import { levelGlobalId, quantityGlobalId, readLevelGlobalId, viewAt, type LevelView } from './level-view.ts';
import { quantityOf } from './quantities.ts';
import { readQuantityName, type QuantityName } from './quantity-names.ts';

export const levelFields: Readonly<Record<string, FieldResolver>> = {
  id: (view: LevelView) => levelGlobalId(view),
  createdAt: ({ level }: LevelView) => formatTime(level.createdAt),
  updatedAt: ({ level }: LevelView) => formatTime(level.updatedAt),
  isActive: ({ level }: LevelView) => level.isInactive !== true,
  canDeactivate: (view: LevelView) => !isOnlyOne(view),
  deactivationAlert: (view: LevelView) => deactivationAlert(view),
  quantities: (view: LevelView, args: { readonly names: readonly string[] }) =>
    args.names.flatMap((name) => quantityView(view, readQuantityName(name)) ?? []),
  scheduledChanges: (_view: LevelView, args: ConnectionArguments) => connect([], args),
};

/** One quantity of a level. */
interface QuantityView {
  readonly __typename: 'InventoryQuantity';
  readonly view: LevelView;
  readonly name: QuantityName;
  readonly quantity: number;
}

function quantityView(view: LevelView, name: QuantityName | undefined): QuantityView | null {
  if (name === undefined) return null;
  return { __typename: 'InventoryQuantity', view, name, quantity: quantityOf(view.level, name) };
}

export const quantityFields: Readonly<Record<string, FieldResolver>> = {
  id: ({ view, name }: QuantityView) => quantityGlobalId(view, name),
  updatedAt: ({ view, name }: QuantityView) => {
    // A sum is written nowhere, so Shopify knows no time of it.
    const time = name === 'on_hand' ? null : quantityTime(view.level, name);
    return time === null ? null : formatTime(time);
  },
};

export function findQuantityView(id: string, context: RequestContext): QuantityView | null {
  const { item, location, name } = readLevelGlobalId(context, id, 'InventoryQuantity') ?? {};
  if (item === undefined || location === undefined) return null;
  const view = viewAt(context, item, { locationId: location.id, includeInactive: true });
  return view === null ? null : quantityView(view, readQuantityName(name ?? ''));
}
