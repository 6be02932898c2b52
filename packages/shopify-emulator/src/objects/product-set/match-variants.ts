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
  const present = indexPresent(request);
  const named = new Set<number>();
  const taken = new Set<string>();
  const variants: MatchedVariant[] = [];
  let { options } = request.product;
  for (const [index, input] of request.inputs.entries()) {
    const place = ['input', 'variants', String(index)];
    const number = typeof input.id === 'string' ? numberOfVariant(input.id) : undefined;
    const known = number === undefined ? undefined : present.byId.get(number);
    const chosen = chooseOptionValues(context, {
      options,
      choices: input.optionValues ?? [],
      before: known?.optionValueIds.includes(0) === false ? known.optionValueIds : undefined,
      field: place,
      closedOptionIds: request.closedOptionIds,
    });
    ({ options } = chosen);
    const { optionValueIds } = chosen;
    const key = combinationKey(optionValueIds);
    const userErrors = [...chosen.userErrors];
    if (number !== undefined && known === undefined) userErrors.push(missingVariant(place));
    if (number !== undefined && named.has(number)) userErrors.push(repeatedVariant(place));
    if (userErrors.length === 0 && taken.has(key))
      userErrors.push(alreadyExists(variantTitle({ ...request.product, options }, chosen), place));
    if (chosen.userErrors.length === 0) taken.add(key);
    if (number !== undefined) named.add(number);
    const before = number === undefined ? present.byValues.get(key) : known?.variant;
    variants.push({ input, before, optionValueIds, place, userErrors });
  }
  return { variants, options };
}

interface KnownVariant {
  readonly variant: Variant;
  /** Of the options that there shall be; 0 where it has nothing of one. */
  readonly optionValueIds: readonly number[];
}

interface PresentVariants {
  readonly byId: ReadonlyMap<number, KnownVariant>;
  /** Without those that an input names by its id: they are that input's. */
  readonly byValues: ReadonlyMap<string, Variant>;
}

function indexPresent(request: VariantsRequest): PresentVariants {
  const known = request.present.map((variant) => ({
    variant,
    optionValueIds: relaidValues(request, variant),
  }));
  const named = new Set(
    request.inputs.flatMap(({ id }) => (typeof id === 'string' ? numberOfVariant(id) : [])),
  );
  const others = known.filter(({ variant }) => !named.has(variant.id));
  return {
    byId: new Map(known.map((entry) => [entry.variant.id, entry])),
    byValues: new Map(others.map((entry) => [combinationKey(entry.optionValueIds), entry.variant])),
  };
}

/** 0, which no variant has, for a text that is no id of one. */
function numberOfVariant(id: string): number {
  return numberOfGlobalId(id, 'ProductVariant') ?? 0;
}

function missingVariant(place: readonly string[]): UserError {
  const message = 'Product variant does not exist';
  return userError([...place, 'id'], message, 'PRODUCT_VARIANT_DOES_NOT_EXIST');
}

function repeatedVariant(place: readonly string[]): UserError {
  return userError([...place, 'id'], 'Duplicated value.', 'DUPLICATED_VALUE');
}

function relaidValues({ product, optionsBefore }: VariantsRequest, variant: Variant): readonly number[] {
  return product.options.map((option) => {
    const index = optionsBefore.findIndex(({ id }) => id === option.id);
    const valueId = variant.optionValueIds[index];
    return option.values.some(({ id }) => id === valueId) ? (valueId ?? 0) : 0;
  });
}
