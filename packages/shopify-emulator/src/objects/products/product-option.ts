/** One option of a product, such as its sizes. It lives inside its product. */
export interface ProductOption {
  readonly id: number;
  readonly name: string;
  /** In order of position. */
  readonly values: readonly ProductOptionValue[];
  /** Set where a metafield of the product lists the values. */
  readonly linkedMetafield: { readonly namespace: string; readonly key: string } | undefined;
}

export interface ProductOptionValue {
  readonly id: number;
  readonly name: string;
  /** The entry of the linked metafield that this value stands for. */
  readonly linkedValue: string | undefined;
}

/** What Shopify gives a product that has no options of its own. */
export const defaultOptionName = 'Title';
export const defaultOptionValueName = 'Default Title';

export function isDefaultOption(option: ProductOption): boolean {
  const [value] = option.values;
  return (
    option.name === defaultOptionName && option.values.length === 1 && value?.name === defaultOptionValueName
  );
}
