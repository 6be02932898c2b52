import type { ProductOption } from '../products/product-option.ts';
import type { Variant } from '../products/variant.ts';

type Chooser = Pick<Variant, 'optionValueIds'>;

/**
 * The options without the values that lost their last variant. Values that no variant ever had stay. Pure.
 */
export function withoutLostValues(
  options: readonly ProductOption[],
  before: readonly Chooser[],
  after: readonly Chooser[],
): readonly ProductOption[] {
  const lost = new Set(before.flatMap((variant) => variant.optionValueIds));
  for (const variant of after) for (const id of variant.optionValueIds) lost.delete(id);
  if (lost.size === 0) return options;
  return options.map((option) => {
    const values = option.values.filter(({ id }) => !lost.has(id));
    return values.length === option.values.length ? option : { ...option, values };
  });
}
