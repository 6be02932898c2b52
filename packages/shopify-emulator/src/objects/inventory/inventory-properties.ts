import type { RequestContext } from '../object-module.ts';
import { inventoryItemsTable } from './inventory-item.ts';
import { onHandParts, quantityNames, type QuantityName } from './quantity-names.ts';

/** Names that every shop uses, whether or not anything was counted under them. */
const alwaysInUse: ReadonlySet<string> = new Set(['available', 'committed', 'incoming', 'on_hand']);

export function inventoryProperties(context: RequestContext): object {
  const used = usedNames(context);
  return {
    quantityNames: quantityNames.map((name) => ({
      name,
      displayName: displayNameOf(name),
      isInUse: alwaysInUse.has(name) || used.has(name),
      belongsTo: onHandParts.some((part) => part === name) ? ['on_hand'] : [],
      comprises: name === 'on_hand' ? [...onHandParts] : [],
    })),
  };
}

function displayNameOf(name: QuantityName): string {
  const words = name.replace('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function usedNames(context: RequestContext): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { levels } of context.shop.table(inventoryItemsTable).rows())
    for (const { others } of levels) for (const name of Object.keys(others ?? {})) used.add(name);
  return used;
}
