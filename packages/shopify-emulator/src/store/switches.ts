/**
 * How the shop behaves where nobody outside of Shopify could verify it. Each switch names the settings that are thinkable;
 * the first is the default. Code under test should work under every one of them.
 */
export const switchSettings = {
  /** A repeated `@idempotent` key with equal parameters: answered as before from present state, or evaluated afresh. */
  idempotentReplay: ['replayed', 'evaluated-afresh'],
  /** How long an `@idempotent` key may be: no limit is documented, so none, or 255 characters before it is an error. */
  idempotencyKeyLength: ['unlimited', 'at-most-255'],
  /** One bad line in a batch of inventory quantities: refuses the whole call, or only itself. */
  inventoryBatch: ['atomic', 'line-by-line'],
  /** Quantities written where an item was never stocked: stock it there, or leave it inactive there. */
  countingUnstocked: ['activates', 'stays-inactive'],
  /** Entries in a call of productVariantsBulkCreate, -Update, -Delete: up to 2,048, as older versions took, or 250 like other lists. */
  variantsPerCall: ['at-most-2048', 'at-most-250'],
  /** Quantities in productSet for a location where an existing variant is not stocked: refused, or activates it there. */
  productSetUnstockedLocation: ['activates', 'refused'],
  /** A day on which too many variants were created: HTTP 429 as documented, or an error of the mutation as others report. */
  variantDailyLimit: ['status-429', 'graphql-error'],
  /** What a page without entries costs in the end: all that was requested for it, or its 2 points. */
  emptyConnectionCost: ['in-full', 'two'],
  /** How many alternatives a search may join by OR: no limit is documented, so none, or 100 before it is an error. */
  searchAlternatives: ['unlimited', 'at-most-100'],
  /** A value of a metafield of unique values that another thing has, inside of a thing's own mutation: refuses it, or is left out. */
  duplicateUniqueMetafield: ['refused', 'left-out'],
  /** How soon work on a product that goes on after the answer shows as complete, other than on bundles: to whoever asks next, or after a second. */
  productOperations: ['done-when-asked', 'take-a-second'],
  /** Where a canceled bulk operation has its results so far: at `url`, as stores were seen to do, at `partialDataUrl`, or nowhere. */
  canceledBulkResults: ['url', 'partial-data-url', 'nowhere'],
  /** A token that is no longer accepted while a bulk operation of it runs: the operation goes on, or fails with ACCESS_DENIED. */
  tokenEndInBulk: ['goes-on', 'fails'],
  /** Ids of variants in publicationUpdate: unknown, as before variants could be published, or taken as those of products are. */
  variantsInPublicationUpdate: ['unknown', 'accepted'],
} as const;

export type SwitchName = keyof typeof switchSettings;
export type Switches = { readonly [Name in SwitchName]: (typeof switchSettings)[Name][number] };

export const defaultSwitches: Switches = {
  idempotentReplay: 'replayed',
  idempotencyKeyLength: 'unlimited',
  inventoryBatch: 'atomic',
  countingUnstocked: 'activates',
  variantsPerCall: 'at-most-2048',
  productSetUnstockedLocation: 'activates',
  variantDailyLimit: 'status-429',
  emptyConnectionCost: 'in-full',
  searchAlternatives: 'unlimited',
  duplicateUniqueMetafield: 'refused',
  productOperations: 'done-when-asked',
  canceledBulkResults: 'url',
  tokenEndInBulk: 'goes-on',
  variantsInPublicationUpdate: 'unknown',
};

export function isSwitchName(name: string): name is SwitchName {
  return Object.hasOwn(switchSettings, name);
}

/** Null where the switch has no such setting. */
export function withSwitch(
  switches: Partial<Switches>,
  name: SwitchName,
  setting: unknown,
): Partial<Switches> | null {
  const settings: readonly unknown[] = switchSettings[name];
  return settings.includes(setting) ? { ...switches, [name]: setting } : null;
}
