import type { RequestContext } from '../object-module.ts';
import type { ProductOption } from '../products/product-option.ts';
import { findProduct, saveProduct, saveVariant, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { hasOnlyDefaultOption } from '../variants/default-variant.ts';
import { copyVariant } from '../variants/variant-copy.ts';
import { maxVariants } from '../variants/variant-limit.ts';
import { missingProduct } from '../variants/missing-product.ts';
import { maxOptions, tooManyOptions, tooManyVariants } from './option-errors.ts';
import { draftOptions, type OptionInput } from './option-input.ts';
import type { OptionPayload } from './option-payload.ts';

type OptionsCreateArguments = {
  readonly productId: string;
  readonly options: readonly OptionInput[];
  readonly variantStrategy?: 'CREATE' | 'LEAVE_AS_IS' | null;
};

/**
 * Adds options. The variants that are there take the first value of each; with CREATE they are joined by one variant for each
 * other combination of new values.
 */
export function productOptionsCreate(
  _source: unknown,
  args: OptionsCreateArguments,
  context: RequestContext,
): OptionPayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, userErrors: [missingProduct()] };
  if (args.options.length === 0) return { product, userErrors: [] };
  const drafted = draftOptions(context, args.options, ['options'], product);
  const present = hasOnlyDefaultOption(product) ? [] : product.options;
  const others = args.variantStrategy === 'CREATE' ? otherCombinations(drafted.options) : [];
  const count = product.variantIds.length * (1 + others.length);
  const userErrors = firstOf(
    drafted.userErrors,
    existingNames(present, drafted.names, args.options),
    present.length + drafted.options.length > maxOptions ? [tooManyOptions(['options'])] : [],
    count > maxVariants ? [tooManyVariants(['options'])] : [],
  );
  if (userErrors.length > 0) return { product, userErrors };
  const options = withNewOptions(present, drafted.options, args.options);
  return { product: addOptions(context, product, options, others), userErrors: [] };
}

function firstOf(...lists: readonly (readonly UserError[])[]): readonly UserError[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function existingNames(
  present: readonly ProductOption[],
  names: readonly string[],
  inputs: readonly OptionInput[],
): readonly UserError[] {
  const taken = new Set(present.map((option) => option.name.toLowerCase()));
  return names.flatMap((name, index) => {
    if (!taken.has(name.toLowerCase())) return [];
    const message = `Option '${inputs[index]?.name ?? name}' already exists.`;
    return [userError(['options', String(index)], message, 'OPTION_ALREADY_EXISTS')];
  });
}

/** Without positions the new options stand behind the others. */
function withNewOptions(
  present: readonly ProductOption[],
  added: readonly ProductOption[],
  inputs: readonly OptionInput[],
): readonly ProductOption[] {
  const positions = inputs.flatMap(({ position }) => position ?? []).toSorted((a, b) => a - b);
  const options = [...present];
  for (const [index, option] of added.entries()) {
    const at = positions[index];
    options.splice(at === undefined ? options.length : at - 1, 0, option);
  }
  return options;
}

/** All combinations of the values of new options but the first, by option id. */
function otherCombinations(options: readonly ProductOption[]): readonly ReadonlyMap<number, number>[] {
  let combinations: readonly ReadonlyMap<number, number>[] = [new Map()];
  for (const option of options) {
    combinations = combinations.flatMap((combination) =>
      option.values.map((value) => new Map([...combination, [option.id, value.id]])),
    );
  }
  return combinations.slice(1);
}

function addOptions(
  context: RequestContext,
  product: Product,
  options: readonly ProductOption[],
  others: readonly ReadonlyMap<number, number>[],
): Product {
  const had = new Map(product.options.map((option, index) => [option.id, index]));
  const choose = (variant: Variant, combination: ReadonlyMap<number, number>): readonly number[] =>
    options.map((option) => {
      const index = had.get(option.id);
      const kept = index === undefined ? undefined : variant.optionValueIds[index];
      return kept ?? combination.get(option.id) ?? option.values[0]?.id ?? 0;
    });
  const before = variantsOf(context, product);
  const present = before.map((variant) =>
    saveVariant(context, { ...variant, optionValueIds: choose(variant, new Map()) }),
  );
  const created = before.flatMap((variant) =>
    others.map((combination) =>
      copyVariant(context, { ...variant, optionValueIds: choose(variant, combination) }),
    ),
  );
  const variantIds = [...present, ...created].map(({ id }) => id);
  return saveProduct(context, { ...product, options, variantIds });
}
