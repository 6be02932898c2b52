import type { ShopFile } from '../files/file.ts';
import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { blankProduct, draftProduct } from '../products/product-input.ts';
import { defaultOptionName, defaultOptionValueName } from '../products/product-option.ts';
import { variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { createDefaultOption } from '../variants/default-variant.ts';
import type { ProductSetInput, VariantSetInput } from './product-set-input.ts';
import { asFileErrors, asMetafieldErrors, asOptionErrors, asProductErrors } from './set-errors.ts';
import { draftSetFiles, type SetFiles } from './set-files.ts';
import { draftSetOptions } from './set-options.ts';
import { draftSetVariants, type SetVariant } from './set-variants.ts';

/** A product as it shall be with all that belongs to it, and what stands against it. Nothing is stored yet. */
export interface ProductSetDraft extends OptionsAndVariants {
  readonly before: Product;
  readonly files: readonly ShopFile[] | undefined;
  readonly metafields: readonly MetafieldWrite[] | undefined;
}

interface OptionsAndVariants {
  readonly product: Product;
  /** undefined: those that are there stay. */
  readonly variants: readonly SetVariant[] | undefined;
  readonly removed: readonly Variant[];
  readonly userErrors: readonly UserError[];
}

/** Lays the input of `productSet` over a product, or over none. */
export function draftProductSet(
  context: RequestContext,
  present: Product | undefined,
  input: ProductSetInput,
): ProductSetDraft {
  const before = present ?? blankProduct(context.shop.allocateId(), nowSeconds(context));
  const draft = draftProduct(context, before, input, ['input']);
  const files = draftSetFiles(context, before, input.files);
  const owner = { gidType: 'Product', number: before.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? [], ['input', 'metafields']);
  const variants = draftVariants(context, draft.product, input, files);
  return {
    ...variants,
    before,
    files: files.files,
    metafields: Array.isArray(input.metafields) ? nested.writes : undefined,
    userErrors: [
      ...asProductErrors(draft.userErrors),
      ...longHandle(present, input),
      ...giftCardErrors(present, input),
      ...variants.userErrors,
      ...asMetafieldErrors(nested.userErrors),
      ...asFileErrors(files.userErrors),
    ],
  };
}

const maxHandle = 255;

/** A title that is too long would have made the handle of the product. */
function longHandle(present: Product | undefined, { title, handle }: ProductSetInput): readonly UserError[] {
  if (present !== undefined || typeof handle === 'string' || (title ?? '').length <= maxHandle) return [];
  const message = `Handle is too long (maximum is ${maxHandle} characters)`;
  return [userError(['input'], message, 'INVALID_PRODUCT')];
}

function giftCardErrors(
  present: Product | undefined,
  { giftCard = null }: ProductSetInput,
): readonly UserError[] {
  if (present === undefined || giftCard === null || giftCard === (present.isGiftCard === true)) return [];
  const message = 'The product gift_card attribute cannot be changed after creation.';
  return [userError(['input', 'giftCard'], message, 'GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED')];
}

/** Without options and variants of its own a product has the default ones. */
const defaultVariantInput: VariantSetInput = {
  optionValues: [{ optionName: defaultOptionName, name: defaultOptionValueName }],
};

function draftVariants(
  context: RequestContext,
  product: Product,
  input: ProductSetInput,
  files: SetFiles,
): OptionsAndVariants {
  if (!Array.isArray(input.productOptions) || !Array.isArray(input.variants))
    return { product, variants: undefined, removed: [], userErrors: [] };
  const set = draftSetOptions(context, product, input.productOptions);
  const optionErrors = asOptionErrors(set.userErrors);
  if (optionErrors.length > 0) return { product, variants: [], removed: [], userErrors: optionErrors };
  const options = set.options.length === 0 ? [createDefaultOption(context)] : set.options;
  const drafted = draftSetVariants(context, {
    product: { ...product, options },
    optionsBefore: product.options,
    present: variantsOf(context, product),
    inputs: input.variants.length === 0 ? [defaultVariantInput] : input.variants,
    closedOptionIds: set.closedOptionIds,
    files,
  });
  return { ...drafted, product: { ...product, options: drafted.options } };
}
