import type { RequestContext } from '../object-module.ts';
import { variantsOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { writeComponents } from '../variant-components/variant-components.ts';
import { createDefaultOption } from '../variants/default-variant.ts';
import { newVariantState } from '../variants/variant-input.ts';
import { chosenValues } from '../variants/variant-options.ts';
import { createVariant, deleteVariant } from '../variants/variant-store.ts';
import { combinations } from './bundle-options.ts';
import type { Bundle, BundleComponent, ChosenValue, OptionSelection } from './bundle.ts';

/**
 * Gives a bundle these options and, in place of its variants, one for each way to choose among them. The product itself is stored
 * by the caller.
 */
export function withBundleVariants(
  context: RequestContext,
  product: Product,
  bundle: Bundle,
  drafted: Product['options'],
): Product {
  for (const variant of variantsOf(context, product)) deleteVariant(context, variant);
  const options = drafted.length === 0 ? [createDefaultOption(context)] : drafted;
  const variant = { ...newVariantState.variant, requiresComponents: true as const };
  const choices = combinations(options.map(({ values }) => values.map(({ id }) => id)));
  const variants = choices.map((optionValueIds) =>
    createVariant(context, product, { ...newVariantState, variant, optionValueIds }),
  );
  const withOptions = { ...product, options, variantIds: variants.map(({ id }) => id) };
  for (const made of variants) writeChosen(context, withOptions, bundle, made);
  return withOptions;
}

/** Notes the variants inside of a bundle's variant, as far as there are any for what it chooses. */
function writeChosen(context: RequestContext, product: Product, bundle: Bundle, variant: Variant): void {
  const chosen = new Map(
    chosenValues(product, variant).map(({ option, value }) => [option.name, value.name]),
  );
  const components = bundle.components.flatMap((component) => {
    const inside = variantInside(context, bundle, component, chosen);
    const quantity = quantityInside(bundle, component, chosen);
    return inside === undefined ? [] : [{ id: context.shop.allocateId(), variantId: inside.id, quantity }];
  });
  writeComponents(context, variant, components);
}

/** By the names of the bundle's options, the values that one of its variants chooses. */
type Chosen = ReadonlyMap<string, string>;

function variantInside(
  context: RequestContext,
  bundle: Bundle,
  component: BundleComponent,
  chosen: Chosen,
): Variant | undefined {
  const product = context.shop.table(productsTable).get(component.productId);
  if (product === undefined) return undefined;
  const wanted = new Map(
    component.selections.map((selection) => [selection.optionId, valueInside(bundle, selection, chosen)]),
  );
  return variantsOf(context, product).find((variant) =>
    chosenValues(product, variant).every(({ option, value }) => wanted.get(option.id) === value.name),
  );
}

function valueInside(bundle: Bundle, selection: OptionSelection, chosen: Chosen): string | undefined {
  if (selection.values.length === 1) return selection.values[0];
  return (
    chosen.get(selection.name) ??
    valuesBehind(bundle, chosen).find(({ optionId }) => optionId === selection.optionId)?.value
  );
}

function quantityInside(bundle: Bundle, component: BundleComponent, chosen: Chosen): number {
  const { quantity, quantityOption } = component;
  if (quantityOption === undefined) return quantity ?? 1;
  const shared = valuesBehind(bundle, chosen).filter(({ optionId }) => optionId === undefined);
  const names = new Set([chosen.get(quantityOption.name), ...shared.map(({ value }) => value)]);
  return quantityOption.values.find(({ name }) => names.has(name))?.quantity ?? 1;
}

/** What the chosen values of consolidated options choose in the components. */
function valuesBehind(bundle: Bundle, chosen: Chosen): readonly ChosenValue[] {
  return bundle.consolidatedOptions.flatMap(({ name, selections }) =>
    selections.filter(({ value }) => chosen.get(name) === value).flatMap((selection) => selection.components),
  );
}
