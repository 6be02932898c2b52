import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { userError, type UserError } from '../user-error.ts';
import type { BundleComponent, ConsolidatedOption, OptionSelection, QuantityOption } from './bundle.ts';

export interface BundleComponentInput {
  readonly productId: string;
  readonly quantity?: number | null;
  readonly quantityOption?: QuantityOption | null;
  readonly optionSelections: readonly OptionSelectionInput[];
}

interface OptionSelectionInput {
  readonly componentOptionId: string;
  readonly name: string;
  readonly values: readonly string[];
}

export interface ConsolidatedOptionInput {
  readonly optionName: string;
  readonly optionSelections: readonly {
    readonly optionValue: string;
    readonly components: readonly {
      readonly componentOptionId?: string | null;
      readonly componentOptionValue: string;
    }[];
  }[];
}

interface ComponentsDraft {
  readonly components: readonly BundleComponent[];
  readonly userErrors: readonly UserError[];
}

const maxQuantity = 2000;

/** The components of a bundle as inputs want them; of what stands against them only the first kind is told. */
export function draftComponents(
  context: RequestContext,
  inputs: readonly BundleComponentInput[],
): ComponentsDraft {
  const problem = componentsProblem(context, inputs);
  if (problem !== null) return { components: [], userErrors: [userError(null, problem)] };
  return { components: inputs.map(componentOf), userErrors: [] };
}

function componentsProblem(context: RequestContext, inputs: readonly BundleComponentInput[]): string | null {
  if (inputs.length === 0) return 'At least one component is required.';
  const missing = inputs.filter(({ productId }) => findProduct(context, productId) === undefined);
  if (missing.length > 0) return `Failed to locate the following products: ${numbersOf(missing)}`;
  const unmapped = inputs.filter((input) => !mapsAllOptions(context, input));
  if (unmapped.length > 0)
    return (
      'Mapping of components targeting products need to map all of the options of the product. ' +
      `Missing or invalid options found for components targeting product_ids ${numbersOf(unmapped)}.`
    );
  const tooMany = inputs.filter(({ quantity }) => (quantity ?? 0) > maxQuantity);
  if (tooMany.length > 0)
    return (
      `Quantity cannot be greater than ${maxQuantity}. ` +
      `The following products have a quantity that exceeds the maximum: ${numbersOf(tooMany)}`
    );
  const single = inputs.filter(({ quantityOption }) => quantityOption && quantityOption.values.length < 2);
  if (single.length === 0) return null;
  return (
    'Quantity options must have at least two values. ' +
    `Invalid quantity options found for components targeting product_ids ${numbersOf(single)}.`
  );
}

function numbersOf(inputs: readonly BundleComponentInput[]): string {
  return `[${inputs.map(({ productId }) => numberOfGlobalId(productId, 'Product')).join(', ')}]`;
}

/** Each option of the component is mapped once, with values that it has. */
function mapsAllOptions(context: RequestContext, input: BundleComponentInput): boolean {
  const options = findProduct(context, input.productId)?.options ?? [];
  const mapped = input.optionSelections.map(({ componentOptionId }) => numberOfOption(componentOptionId));
  return (
    mapped.length === options.length &&
    options.every((option) => {
      const selection = input.optionSelections[mapped.indexOf(option.id)];
      const names = new Set(option.values.map(({ name }) => name));
      return (
        selection !== undefined &&
        selection.values.length > 0 &&
        selection.values.every((value) => names.has(value))
      );
    })
  );
}

/** What an option of quantities is called that has no name of its own. */
const quantityName = 'Quantity';

function componentOf(input: BundleComponentInput): BundleComponent {
  const quantityOption = quantityOptionOf(input.quantityOption ?? undefined);
  return {
    productId: numberOfGlobalId(input.productId, 'Product') ?? 0,
    quantity: quantityOption === undefined ? (input.quantity ?? 1) : undefined,
    quantityOption,
    selections: input.optionSelections.map(selectionOf),
  };
}

function quantityOptionOf(option: QuantityOption | undefined): QuantityOption | undefined {
  return option?.name.trim() === '' ? { ...option, name: quantityName } : option;
}

function selectionOf({ componentOptionId, name, values }: OptionSelectionInput): OptionSelection {
  return { optionId: numberOfOption(componentOptionId), name, values };
}

/** A number that no option has, where the id is none of an option. */
function numberOfOption(id: string): number {
  return numberOfGlobalId(id, 'ProductOption') ?? 0;
}

export function consolidatedOptionsOf(
  inputs: readonly ConsolidatedOptionInput[],
): readonly ConsolidatedOption[] {
  return inputs.map(({ optionName, optionSelections }) => ({
    name: optionName,
    selections: optionSelections.map(({ optionValue, components }) => ({
      value: optionValue,
      components: components.map(({ componentOptionId, componentOptionValue }) => ({
        optionId: typeof componentOptionId === 'string' ? numberOfOption(componentOptionId) : undefined,
        value: componentOptionValue,
      })),
    })),
  }));
}
