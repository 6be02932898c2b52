import type { Operation } from './operation.ts';

const lineByLine = 'under a switch does what can be done of a batch';

/** Mutations that keep what they did although they report errors, and why that is so. */
const partial: Readonly<Record<string, string>> = {
  inventoryAdjustQuantities: lineByLine,
  inventoryMoveQuantities: lineByLine,
  inventorySetOnHandQuantities: lineByLine,
  inventorySetQuantities: lineByLine,
  productCreateMedia: 'adds the media that are sound, and tells of the others',
  productVariantsBulkUpdate: 'changes the variants that are sound, where partial updates are allowed',
  stagedUploadsCreate: 'makes a target for each file that is sound, and tells of the others',
};

export function mayKeepSome({ root, query }: Operation): boolean {
  const name = root.field.name;
  if (name === 'productVariantsBulkUpdate' && !/allowPartialUpdates: (?:true|\$)/.test(query)) return false;
  return Object.hasOwn(partial, name);
}
