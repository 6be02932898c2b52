import { connect, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { findOption, optionViews, type OptionView } from '../options/option-view.ts';
import { variantsOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { chosenValues } from '../variants/variant-options.ts';
import { bundlesTable, type BundleComponent, type OptionSelection, type QuantityOption } from './bundle.ts';

/** A component with the bundle around it; `id` is its place. */
interface ComponentView {
  readonly id: number;
  readonly bundle: Product;
  readonly component: BundleComponent;
}

interface SelectionView {
  readonly bundle: Product;
  readonly selection: OptionSelection;
}

/** Without the components that are no longer there. */
function componentsOf(context: RequestContext, bundle: Product): readonly ComponentView[] {
  const components = context.shop.table(bundlesTable).get(bundle.id)?.components ?? [];
  return components
    .map((component, id) => ({ id, bundle, component }))
    .filter(({ component }) => productOfComponent(context, component) !== undefined);
}

function productOfComponent(context: RequestContext, component: BundleComponent): Product | undefined {
  return context.shop.table(productsTable).get(component.productId);
}

/** The variants of the component that the bundle offers. */
function variantsOfComponent(context: RequestContext, component: BundleComponent): readonly Variant[] {
  const product = productOfComponent(context, component);
  if (product === undefined) return [];
  return variantsOf(context, product).filter((variant) =>
    chosenValues(product, variant).every(({ option, value }) => {
      const selection = component.selections.find(({ optionId }) => optionId === option.id);
      return selection?.values.includes(value.name) === true;
    }),
  );
}

function optionNamed(context: RequestContext, bundle: Product, name: string): OptionView | null {
  return optionViews(context, bundle).find(({ option }) => option.name === name) ?? null;
}

export const bundledProductFields: Readonly<Record<string, FieldResolver>> = {
  bundleComponents: (source: Product, args: ConnectionArguments, context: RequestContext) =>
    connect(componentsOf(context, source), args),
  bundleConsolidatedOptions: (source: Product, _args, context: RequestContext) => {
    const options = context.shop.table(bundlesTable).get(source.id)?.consolidatedOptions ?? [];
    return options.length === 0 ? null : options;
  },
};

export const componentFields: Readonly<Record<string, FieldResolver>> = {
  componentProduct: ({ component }: ComponentView, _args, context: RequestContext) =>
    productOfComponent(context, component),
  componentVariants: ({ component }: ComponentView, args: ConnectionArguments, context: RequestContext) =>
    connect(variantsOfComponent(context, component), args),
  componentVariantsCount: ({ component }: ComponentView, _args, context: RequestContext) =>
    exactCount(variantsOfComponent(context, component).length),
  quantity: ({ component }: ComponentView) => component.quantity ?? null,
  quantityOption: ({ bundle, component }: ComponentView, _args, context: RequestContext) =>
    component.quantityOption === undefined ? null : quantityView(context, bundle, component.quantityOption),
  optionSelections: ({ bundle, component }: ComponentView): readonly SelectionView[] =>
    component.selections.map((selection) => ({ bundle, selection })),
};

function quantityView(context: RequestContext, bundle: Product, option: QuantityOption): object {
  return { ...option, parentOption: optionNamed(context, bundle, option.name) };
}

export const selectionFields: Readonly<Record<string, FieldResolver>> = {
  componentOption: ({ selection }: SelectionView, _args, context: RequestContext) =>
    findOption(context, selection.optionId),
  parentOption: ({ bundle, selection }: SelectionView, _args, context: RequestContext) =>
    selection.values.length > 1 ? optionNamed(context, bundle, selection.name) : null,
  values: ({ selection }: SelectionView, _args, context: RequestContext) =>
    selectionValues(context, selection),
};

/** What was selected, and what the component's option has beside it. */
function selectionValues(context: RequestContext, selection: OptionSelection): readonly object[] {
  const present = findOption(context, selection.optionId)?.option.values.map(({ name }) => name) ?? [];
  return [
    ...selection.values.map((value) => ({
      value,
      selectionStatus: present.includes(value) ? 'SELECTED' : 'UNAVAILABLE',
    })),
    ...present
      .filter((value) => !selection.values.includes(value))
      .map((value) => ({ value, selectionStatus: 'DESELECTED' })),
  ];
}
