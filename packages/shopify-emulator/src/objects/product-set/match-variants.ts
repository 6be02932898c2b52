import { numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { alreadyExists } from '../variants/new-variants.ts';
import { chooseOptionValues } from '../variants/option-choice.ts';
import { combinationKey, variantTitle } from '../variants/variant-options.ts';
import type { VariantSetInput } from './product-set-input.ts';

export interface VariantsRequest {
  /** The product with the options that it shall have. */
  readonly product: Product;
  /** The options that its present variants choose from. */
  readonly optionsBefore: readonly ProductOption[];
  readonly present: readonly Variant[];
  readonly inputs: readonly VariantSetInput[];
  readonly closedOptionIds: ReadonlySet<number>;
}

/** An input with the present variant that it is about, and the values that it chooses. */
export interface MatchedVariant {
  readonly input: VariantSetInput;
  readonly before: Variant | undefined;
  readonly optionValueIds: readonly number[];
  readonly place: readonly string[];
  readonly userErrors: readonly UserError[];
}

interface Matches {
  readonly variants: readonly MatchedVariant[];
  /** Of the product, with the values that its variants bring. */
  readonly options: readonly ProductOption[];
}

/** Finds out which present variant each input means: by its id, else by the values that it chooses. */
export function matchVariants(context: RequestContext, request: VariantsRequest): Matches {
  const known = request.present.map((variant) => ({ variant, ids: relaidValues(request, variant) }));
  const byId = new Map(known.map((entry) => [entry.variant.id, entry]));
  const byValues = new Map(known.map(({ variant, ids }) => [combinationKey(ids), variant]));
  const taken = new Set<string>();
  const named = new Set(request.inputs.map(({ id }) => numberOfGlobalId(id ?? '', 'ProductVariant')));
  const variants: MatchedVariant[] = [];
  let { options } = request.product;
  for (const [index, input] of request.inputs.entries()) {
    const place = ['input', 'variants', String(index)];
    const number = numberOfGlobalId(input.id ?? '', 'ProductVariant');
    const byNumber = number === null ? undefined : byId.get(number);
    const chosen = chooseOptionValues(context, {
      options,
      choices: input.optionValues ?? [],
      before: byNumber?.ids.includes(0) === false ? byNumber.ids : undefined,
      field: place,
      closedOptionIds: request.closedOptionIds,
    });
    ({ options } = chosen);
    const key = combinationKey(chosen.optionValueIds);
    const found = byValues.get(key);
    // A variant that another input names by its id is that input's.
    const byChoice = typeof input.id === 'string' || named.has(found?.id ?? null) ? undefined : found;
    const userErrors = [...chosen.userErrors];
    if (typeof input.id === 'string' && byNumber === undefined) userErrors.push(missingVariant(place));
    if (userErrors.length === 0 && taken.has(key))
      userErrors.push(alreadyExists(variantTitle({ ...request.product, options }, chosen), place));
    if (chosen.userErrors.length === 0) taken.add(key);
    const { optionValueIds } = chosen;
    const before = byNumber?.variant ?? byChoice;
    variants.push({ input, before, optionValueIds, place, userErrors });
  }
  return { variants, options };
}

function missingVariant(place: readonly string[]): UserError {
  const message = 'Product variant does not exist';
  return userError([...place, 'id'], message, 'PRODUCT_VARIANT_DOES_NOT_EXIST');
}

/** What a present variant has of the options that there shall be; 0 where it has nothing of one. */
function relaidValues({ product, optionsBefore }: VariantsRequest, variant: Variant): readonly number[] {
  return product.options.map((option) => {
    const index = optionsBefore.findIndex(({ id }) => id === option.id);
    const valueId = variant.optionValueIds[index];
    return option.values.some(({ id }) => id === valueId) ? (valueId ?? 0) : 0;
  });
}
