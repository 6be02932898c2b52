import { formatGlobalId } from '../global-id.ts';
import type { OptionInput } from '../options/option-input.ts';
import type { BundleComponent, ConsolidatedOption } from './bundle.ts';

/**
 * The options that a bundle offers: those that choose for several components, then of each component what has more than one value
 * to choose from. Pure.
 */
export function bundleOptions(
  components: readonly BundleComponent[],
  consolidated: readonly ConsolidatedOption[],
): readonly OptionInput[] {
  const targets = consolidated.flatMap(({ selections }) => selections.flatMap((one) => one.components));
  const covered = new Set(targets.map(({ optionId, value }) => optionId ?? `quantity ${value}`));
  const own = components.flatMap(({ selections, quantityOption }) => [
    ...selections
      .filter(
        ({ optionId, values }) =>
          values.length > 1 && !covered.has(formatGlobalId('ProductOption', optionId)),
      )
      .map(({ name, values }) => optionInput(name, values)),
    ...(quantityOption === undefined ||
    quantityOption.values.some(({ name }) => covered.has(`quantity ${name}`))
      ? []
      : [
          optionInput(
            quantityOption.name.trim() === '' ? 'Quantity' : quantityOption.name,
            quantityOption.values.map(({ name }) => name),
          ),
        ]),
  ]);
  const shared = consolidated.map(({ name, selections }) =>
    optionInput(
      name,
      selections.map(({ value }) => value),
    ),
  );
  return [...shared, ...own];
}

function optionInput(name: string, values: readonly string[]): OptionInput {
  return { name, values: values.map((value) => ({ name: value })) };
}

/** Every way to choose one of each list, the last list changing fastest. Pure. */
export function combinations<Entry>(lists: readonly (readonly Entry[])[]): readonly (readonly Entry[])[] {
  return lists.reduce<readonly (readonly Entry[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((entry) => [...row, entry])),
    [[]],
  );
}
