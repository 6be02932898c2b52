import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import type { PlannedComponents } from './planned-components.ts';
import type { RelationshipEntry, RelationshipInput } from './relationship-input.ts';
import type { VariantComponent } from './variant-components.ts';

interface ComponentsDraft {
  readonly components: readonly VariantComponent[];
  readonly userErrors: readonly UserError[];
}

const maxComponents = 30;
/** As many of one thing Shopify was seen to refuse. */
const refusedQuantity = 1_000_000_000;

/** The components of a variant as an input wants them. The variants that it names exist. Writes nothing. */
export function draftComponents(
  context: RequestContext,
  { parent, planned }: { readonly parent: Variant; readonly planned: PlannedComponents },
  input: RelationshipInput,
): ComponentsDraft {
  const present = input.removeAllProductVariantRelationships === true ? [] : planned.of(parent.id);
  const removed = (input.productVariantRelationshipsToRemove ?? []).map(numberOf);
  const updates = input.productVariantRelationshipsToUpdate ?? [];
  const created = input.productVariantRelationshipsToCreate ?? [];
  const own = new Set(present.map(({ variantId }) => variantId));
  const quantities = new Map(updates.map(({ id, quantity }) => [numberOf(id), quantity]));
  const kept = present
    .filter(({ variantId }) => !removed.includes(variantId))
    .map((component) => ({
      ...component,
      quantity: quantities.get(component.variantId) ?? component.quantity,
    }));
  const added = created.map(({ id, quantity }) => ({
    id: context.shop.allocateId(),
    variantId: numberOf(id),
    quantity,
  }));
  const strangers = [...removed, ...quantities.keys()].some((number) => !own.has(number));
  const components = [...kept, ...added];
  return {
    components,
    userErrors: [
      ...(strangers ? [notComponents()] : []),
      ...quantityErrors(parent, [...updates, ...created]),
      ...listErrors(planned, parent, components),
    ],
  };
}

function numberOf(id: string): number {
  return numberOfGlobalId(id, 'ProductVariant') ?? 0;
}

function refusal(message: string, code: string): UserError {
  return userError(['input'], message, code);
}

function notComponents(): UserError {
  const message =
    'Some of the provided product variants are not components of the specified parent product variant.';
  return refusal(message, 'PRODUCT_VARIANTS_NOT_COMPONENTS');
}

function quantityErrors(parent: Variant, entries: readonly RelationshipEntry[]): readonly UserError[] {
  if (entries.some(({ quantity }) => quantity <= 0)) {
    const message = 'Product variant relationships must have a quantity greater than 0.';
    return [refusal(message, 'INVALID_QUANTITY')];
  }
  if (entries.every(({ quantity }) => quantity < refusedQuantity)) return [];
  const id = formatGlobalId('ProductVariant', parent.id);
  return [userError(null, `Unable to create Parent product variant with ID ${id}.`, 'FAILED_TO_CREATE')];
}

function listErrors(
  planned: PlannedComponents,
  parent: Variant,
  components: readonly VariantComponent[],
): readonly UserError[] {
  const numbers = components.map(({ variantId }) => variantId);
  if (numbers.includes(parent.id))
    return [refusal('A parent product variant cannot contain itself as a component.', 'CIRCULAR_REFERENCE')];
  if (new Set(numbers).size < numbers.length)
    return [
      refusal(
        'A parent product variant must not contain duplicate product variant relationships.',
        'DUPLICATE_PRODUCT_VARIANT_RELATIONSHIP',
      ),
    ];
  if (numbers.length > maxComponents)
    return [
      refusal(
        'Exceeded the maximum allowable product variant relationships in a parent product variant.',
        'EXCEEDED_PRODUCT_VARIANT_RELATIONSHIP_LIMIT',
      ),
    ];
  const isNested =
    numbers.some((number) => planned.of(number).length > 0) ||
    (numbers.length > 0 && planned.isComponent(parent.id));
  if (!isNested) return [];
  return [refusal("Nested parent product variants aren't supported.", 'NESTED_PARENT_PRODUCT_VARIANT')];
}
