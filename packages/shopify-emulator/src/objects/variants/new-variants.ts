import { newItemFields } from '../inventory/inventory-item.ts';
import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { chooseOptionValues } from './option-choice.ts';
import { chooseMedia, type BroughtMedia, type VariantMediaChoice } from './variant-media-input.ts';
import { draftVariant, newVariantState, type VariantInput, type VariantState } from './variant-input.ts';
import { combinationKey, variantTitle } from './variant-options.ts';
import { draftStock, type StockInput } from './variant-stock.ts';
import type { NewVariant } from './variant-store.ts';

export interface NewVariantInput extends VariantInput, VariantMediaChoice {
  readonly inventoryQuantities?: readonly StockInput[] | null;
}

export interface DraftedVariant extends NewVariant {
  readonly id: number;
  readonly metafields: readonly MetafieldWrite[];
}

export interface NewVariantsRequest {
  readonly product: Product;
  /** The variants that stay beside the new ones. */
  readonly kept: readonly Variant[];
  readonly inputs: readonly NewVariantInput[];
  readonly brought: BroughtMedia;
  readonly field: readonly string[];
}

interface NewVariantsDraft {
  readonly variants: readonly DraftedVariant[];
  /** Of the product, with the values that the new variants bring. */
  readonly options: readonly ProductOption[];
  readonly userErrors: readonly UserError[];
}

/** New variants of a product as inputs want them, and what stands against them. Writes nothing. */
export function draftNewVariants(context: RequestContext, request: NewVariantsRequest): NewVariantsDraft {
  const taken = new Set(request.kept.map((variant) => combinationKey(variant.optionValueIds)));
  const variants: DraftedVariant[] = [];
  const userErrors: UserError[] = [];
  let { options } = request.product;
  for (const [index, input] of request.inputs.entries()) {
    const field = [...request.field, String(index)];
    const choices = input.optionValues ?? [];
    const chosen = chooseOptionValues(context, { options, choices, before: undefined, field });
    ({ options } = chosen);
    const problems = [...keyErrors(input, field), ...chosen.userErrors];
    const key = combinationKey(chosen.optionValueIds);
    const product = { ...request.product, options };
    if (problems.length === 0 && taken.has(key))
      problems.push(alreadyExists(variantTitle(product, chosen), field));
    taken.add(key);
    const drafted = draftOne(context, { ...request, product }, { input, field, ...chosen });
    variants.push(drafted.variant);
    userErrors.push(...problems, ...drafted.userErrors);
  }
  return { variants, options, userErrors };
}

interface OneVariant {
  readonly input: NewVariantInput;
  readonly field: readonly string[];
  readonly optionValueIds: readonly number[];
}

function draftOne(
  context: RequestContext,
  request: NewVariantsRequest,
  { input, field, optionValueIds }: OneVariant,
): { readonly variant: DraftedVariant; readonly userErrors: readonly UserError[] } {
  const id = context.shop.allocateId();
  const state = draftVariant(trackedState(request.product), input, field);
  const title = variantTitle(request.product, { optionValueIds });
  const stock = draftStock(context, input.inventoryQuantities, title, [...field, 'inventoryQuantities']);
  const media = chooseMedia(context, request, input, field);
  const owner = { gidType: 'ProductVariant', number: id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? [], [...field, 'metafields']);
  return {
    variant: {
      id,
      variant: state.variant,
      item: state.item,
      optionValueIds,
      stock: stock.stock,
      mediaIds: media.mediaIds,
      published: input.published,
      metafields: nested.writes,
    },
    userErrors: [...state.userErrors, ...stock.userErrors, ...media.userErrors, ...nested.userErrors],
  };
}

/** What is added to a product is tracked, unlike its first variant. */
function trackedState({ isGiftCard }: Product): VariantState {
  return {
    variant: { ...newVariantState.variant, isTaxFree: isGiftCard },
    item: {
      ...newItemFields,
      tracked: true,
      requiresShipping: isGiftCard === true ? false : undefined,
    },
  };
}

function keyErrors(input: NewVariantInput, field: readonly string[]): readonly UserError[] {
  if (typeof input.id !== 'string') return [];
  return [userError(field, 'id cannot be specified during creation', 'NO_KEY_ON_CREATE')];
}

/** Of a variant that chooses what another one has. `productVariantsBulkUpdate` calls it otherwise. */
export function alreadyExists(
  title: string,
  field: readonly string[],
  code = 'VARIANT_ALREADY_EXISTS_CHANGE_OPTION_VALUE',
): UserError {
  const message = `The variant '${title}' already exists. Please change at least one option value.`;
  return userError(field, message, code);
}
