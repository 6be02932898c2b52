import { findProduct, findVariant, productOf, saveVariant, variantsOf } from '../products/product-store.ts';
import { formatAmount } from '../money.ts';
import type { RequestContext } from '../object-module.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { draftComponents } from './draft-components.ts';
import { planComponents } from './planned-components.ts';
import type { PriceInput, RelationshipInput } from './relationship-input.ts';
import { writeComponents, type VariantComponent } from './variant-components.ts';

type RelationshipArguments = { readonly input: readonly RelationshipInput[] };

interface RelationshipPayload {
  readonly parentProductVariants: readonly Variant[] | null;
  readonly userErrors: readonly UserError[];
}

interface Change {
  readonly parent: Variant;
  readonly components: readonly VariantComponent[];
  readonly priceInput: PriceInput | null;
}

/** Puts variants together of others: all of the changes, or none of them. */
export function productVariantRelationshipBulkUpdate(
  _source: unknown,
  args: RelationshipArguments,
  context: RequestContext,
): RelationshipPayload {
  const userErrors = [...unknownVariants(context, args.input)];
  const planned = planComponents(context);
  // By the number of the parent, which several inputs may be about.
  const changes = new Map<number, Change>();
  for (const input of userErrors.length > 0 ? [] : args.input) {
    const parents = parentsOf(context, input);
    if (parents.length === 0)
      userErrors.push(
        refusal('A parent product variant ID or product ID must be provided.', 'PARENT_REQUIRED'),
      );
    for (const parent of parents) {
      const { components, userErrors: errors } = draftComponents(context, { parent, planned }, input);
      const priceInput = input.priceInput ?? changes.get(parent.id)?.priceInput ?? null;
      userErrors.push(...errors, ...parentErrors(context, parent), ...priceErrors(priceInput));
      planned.plan(parent.id, components);
      changes.set(parent.id, { parent, components, priceInput });
    }
  }
  if (userErrors.length > 0) return { parentProductVariants: null, userErrors };
  return {
    parentProductVariants: Array.from(changes.values(), (change) => carryOut(context, change)),
    userErrors: [],
  };
}

function refusal(message: string, code: string): UserError {
  return userError(['input'], message, code);
}

function unknownVariants(
  context: RequestContext,
  inputs: readonly RelationshipInput[],
): readonly UserError[] {
  const ids = inputs.flatMap((input) => [
    ...(typeof input.parentProductVariantId === 'string' ? [input.parentProductVariantId] : []),
    ...(input.productVariantRelationshipsToCreate ?? []).map(({ id }) => id),
    ...(input.productVariantRelationshipsToUpdate ?? []).map(({ id }) => id),
    ...(input.productVariantRelationshipsToRemove ?? []),
  ]);
  const unknown = ids.filter((id) => findVariant(context, id) === undefined);
  if (unknown.length === 0) return [];
  const list = unknown.map((id) => `"${id}"`).join(', ');
  const message = `The product variants with ID(s) [${list}] could not be found.`;
  return [refusal(message, 'PRODUCT_VARIANTS_NOT_FOUND')];
}

function parentsOf(context: RequestContext, input: RelationshipInput): readonly Variant[] {
  if (typeof input.parentProductVariantId === 'string') {
    const variant = findVariant(context, input.parentProductVariantId);
    return variant === undefined ? [] : [variant];
  }
  const product = findProduct(context, input.parentProductId ?? '');
  return product === undefined ? [] : variantsOf(context, product);
}

function parentErrors(context: RequestContext, parent: Variant): readonly UserError[] {
  const product = productOf(context, parent);
  if (product.isGiftCard === true)
    return [
      refusal('Gift cards cannot be parent product variants.', 'PARENT_PRODUCT_VARIANT_CANNOT_BE_GIFT_CARD'),
    ];
  if (product.combinedListingRole === 'PARENT')
    return [
      refusal(
        'Combined listing cannot be parent product variants.',
        'PARENT_PRODUCT_VARIANT_CANNOT_BE_COMBINED_LISTING',
      ),
    ];
  if (product.requiresSellingPlan !== true) return [];
  return [
    refusal(
      'Parent product variants cannot require a selling plan.',
      'PARENT_PRODUCT_VARIANT_CANNOT_REQUIRE_SELLING_PLAN',
    ),
  ];
}

function priceErrors(input: PriceInput | null): readonly UserError[] {
  if (input?.calculation !== 'FIXED' || typeof input.price === 'string') return [];
  const message =
    'A price must be provided for a parent product variant if the price calculation is set to fixed.';
  return [refusal(message, 'UPDATE_PARENT_VARIANT_PRICE_REQUIRED')];
}

function carryOut(context: RequestContext, { parent, components, priceInput }: Change): Variant {
  writeComponents(context, parent, components);
  return saveVariant(context, {
    ...parent,
    price: priceOf(context, parent, components, priceInput),
    requiresComponents: components.length > 0 || undefined,
  });
}

function priceOf(
  context: RequestContext,
  parent: Variant,
  components: readonly VariantComponent[],
  input: PriceInput | null,
): string {
  if (input?.calculation === 'FIXED') return formatAmount(input.price ?? parent.price);
  if (input?.calculation !== 'COMPONENTS_SUM') return parent.price;
  const cents = components.reduce((sum, { variantId, quantity }) => {
    const price = findVariant(context, String(variantId))?.price ?? '0';
    return sum + Math.round(Number(price) * 100) * quantity;
  }, 0);
  return formatAmount(cents / 100);
}
