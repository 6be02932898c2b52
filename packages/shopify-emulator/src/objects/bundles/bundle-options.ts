import type { OptionInput } from '../options/option-input.ts';
import type { BundleComponent, ConsolidatedOption, QuantityOption } from './bundle.ts';

/**
 * The options that a bundle offers: those that choose for several components, then of each component what has more than one value
 * to choose from. Pure.
 */
export function bundleOptions(
  components: readonly BundleComponent[],
  consolidated: readonly ConsolidatedOption[],
): readonly OptionInput[] {
  const chosen = consolidated.flatMap(({ selections }) => selections.flatMap((one) => one.components));
  const chosenOptions = new Set(chosen.map(({ optionId }) => optionId));
  const chosenQuantities = new Set(
    chosen.filter(({ optionId }) => optionId === undefined).map(({ value }) => value),
  );
  const shared = consolidated.map(({ name, selections }) =>
    optionInput(
      name,
      selections.map(({ value }) => value),
    ),
  );
  const own = components.flatMap(({ selections, quantityOption }) => [
    ...selections
      .filter(({ optionId, values }) => values.length > 1 && !chosenOptions.has(optionId))
      .map(({ name, values }) => optionInput(name, values)),
    ...quantityInputs(quantityOption, chosenQuantities),
  ]);
  return [...shared, ...own];
}

function quantityInputs(
  option: QuantityOption | undefined,
  chosenQuantities: ReadonlySet<string>,
): readonly OptionInput[] {
  const names = (option?.values ?? []).map(({ name }) => name);
  const isChosen = names.some((name) => chosenQuantities.has(name));
  return option === undefined || isChosen ? [] : [optionInput(option.name, names)];
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
