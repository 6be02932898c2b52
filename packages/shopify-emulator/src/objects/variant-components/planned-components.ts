import type { RequestContext } from '../object-module.ts';
import { componentsOf, parentIdsOf, type VariantComponent } from './variant-components.ts';

/** What variants are made of while a call makes up its mind: as stored, but for what it has planned already. */
export interface PlannedComponents {
  of(variantId: number): readonly VariantComponent[];
  /** Whether any variant contains this one. */
  isComponent(variantId: number): boolean;
  plan(variantId: number, components: readonly VariantComponent[]): void;
}

export function planComponents(context: RequestContext): PlannedComponents {
  const planned = new Map<number, readonly VariantComponent[]>();
  return {
    of: (variantId) => planned.get(variantId) ?? componentsOf(context, variantId),
    isComponent: (variantId) =>
      parentIdsOf(context, variantId).some((parentId) => !planned.has(parentId)) ||
      [...planned.values()].some((components) => components.some((inside) => inside.variantId === variantId)),
    plan: (variantId, components) => planned.set(variantId, components),
  };
}
