import type { Row, TableDefinition } from '../../store/table.ts';

/** What a product is made of that is a bundle of others; the row has the product's number. */
export interface Bundle extends Row {
  readonly components: readonly BundleComponent[];
  readonly consolidatedOptions: readonly ConsolidatedOption[];
}

/** One product in a bundle. */
export interface BundleComponent {
  /** Number of the product inside. */
  readonly productId: number;
  /** How many pieces; undefined where the buyer chooses by `quantityOption`. */
  readonly quantity: number | undefined;
  readonly quantityOption: QuantityOption | undefined;
  readonly selections: readonly OptionSelection[];
}

/** Which values of an option of a component the bundle offers. */
export interface OptionSelection {
  /** Number of the component's option. */
  readonly optionId: number;
  /** What the option is called on the bundle. */
  readonly name: string;
  readonly values: readonly string[];
}

export interface QuantityOption {
  readonly name: string;
  readonly values: readonly { readonly name: string; readonly quantity: number }[];
}

/** An option of the bundle that chooses for several components at once. */
export interface ConsolidatedOption {
  readonly name: string;
  readonly selections: readonly ConsolidatedSelection[];
}

interface ConsolidatedSelection {
  readonly value: string;
  readonly components: readonly ChosenValue[];
}

/** A value that a component's option is chosen to have. */
export interface ChosenValue {
  /** Number of the option; undefined where it is the quantity option that has this value. */
  readonly optionId: number | undefined;
  readonly value: string;
}

export const bundlesTable: TableDefinition<Bundle> = {
  name: 'bundles',
  indexes: { component: (bundle) => bundle.components.map(({ productId }) => String(productId)) },
};
