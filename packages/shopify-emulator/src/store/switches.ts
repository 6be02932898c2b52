/**
 * How the shop behaves where nobody outside of Shopify could verify it. Each switch names the settings that are thinkable;
 * the first is the default. Code under test should work under every one of them.
 */
export const switchSettings = {
  /** A repeated `@idempotent` key with equal parameters: answered as before from present state, or evaluated afresh. */
  idempotentReplay: ['replayed', 'evaluated-afresh'],
  /** One bad line in a batch of inventory quantities: refuses the whole call, or only itself. */
  inventoryBatch: ['atomic', 'line-by-line'],
  /** More than 250 entries in a call of productVariantsBulkCreate, -Update, -Delete: refused, or taken up to 2,048. */
  variantsPerCall: ['at-most-250', 'at-most-2048'],
  /** Quantities in productSet for a location where an existing variant is not stocked: refused, or activates it there. */
  productSetUnstockedLocation: ['activates', 'refused'],
} as const;

export type SwitchName = keyof typeof switchSettings;
export type Switches = { readonly [Name in SwitchName]: (typeof switchSettings)[Name][number] };

export const defaultSwitches: Switches = {
  idempotentReplay: 'replayed',
  inventoryBatch: 'atomic',
  variantsPerCall: 'at-most-250',
  productSetUnstockedLocation: 'activates',
};
