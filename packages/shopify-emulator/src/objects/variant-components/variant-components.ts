import type { Row, TableDefinition } from '../../store/table.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import { variantsTable, type Variant } from '../products/variant.ts';

/** What a variant is made of that is a bundle of others, in a row under its number. Variants without components have no row. */
interface VariantComponents extends Row {
  readonly components: readonly VariantComponent[];
}

export interface VariantComponent {
  readonly id: number;
  /** Number of the variant inside. */
  readonly variantId: number;
  readonly quantity: number;
}

const componentsTable: TableDefinition<VariantComponents> = {
  name: 'variantComponents',
  indexes: { component: (row) => row.components.map(({ variantId }) => String(variantId)) },
};

/** Without those that are no longer there. */
export function componentsOf(context: RequestContext, variantId: number): readonly VariantComponent[] {
  const components = context.shop.table(componentsTable).get(variantId)?.components ?? [];
  const variants = context.shop.table(variantsTable);
  return components.filter((component) => variants.get(component.variantId) !== undefined);
}

/** Numbers of the variants that contain this one. */
export function parentIdsOf(context: RequestContext, variantId: number): readonly number[] {
  return context.shop.table(componentsTable).findIds('component', String(variantId));
}

/** The products of which a variant contains this one. */
export function parentProductsOf(context: RequestContext, variantId: number): readonly Product[] {
  const table = context.shop.table(variantsTable);
  const parents = parentIdsOf(context, variantId).flatMap((id) => table.get(id) ?? []);
  const numbers = new Set(parents.map(({ productId }) => productId));
  return [...numbers].flatMap((number) => context.shop.table(productsTable).get(number) ?? []);
}

/** The variant itself is stored by the caller. */
export function writeComponents(
  context: RequestContext,
  variant: Variant,
  components: readonly VariantComponent[],
): void {
  const table = context.shop.table(componentsTable);
  if (components.length === 0) table.delete(variant.id);
  else table.put({ id: variant.id, components });
}

/** To be called when a variant is deleted. */
export function forgetComponents(context: RequestContext, variantId: number): void {
  context.shop.table(componentsTable).delete(variantId);
}
