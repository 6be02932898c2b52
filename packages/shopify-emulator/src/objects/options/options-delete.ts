import { formatGlobalId, numberOfGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct, saveProduct, saveVariant, variantsOf } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import { createDefaultOption } from '../variants/default-variant.ts';
import { combinationKey } from '../variants/variant-options.ts';
import { deleteVariant } from '../variants/variant-store.ts';
import { missingProduct } from '../variants/missing-product.ts';
import { missingOption } from './option-errors.ts';
import type { OptionPayload } from './option-payload.ts';

type Strategy = 'DEFAULT' | 'NON_DESTRUCTIVE' | 'POSITION';

type OptionsDeleteArguments = {
  readonly productId: string;
  readonly options: readonly string[];
  readonly strategy?: Strategy | null;
};

interface OptionsDeletePayload extends OptionPayload {
  readonly deletedOptionsIds: readonly string[];
}

/** Takes options away. Variants that then choose the same come down to the first of them, where the strategy allows it. */
export function productOptionsDelete(
  _source: unknown,
  args: OptionsDeleteArguments,
  context: RequestContext,
): OptionsDeletePayload {
  const product = findProduct(context, args.productId);
  if (product === undefined) return { product: null, userErrors: [missingProduct()], deletedOptionsIds: [] };
  const strategy = args.strategy ?? 'DEFAULT';
  const numbers = new Set(args.options.map((id) => numberOfGlobalId(id, 'ProductOption')));
  const kept = product.options.flatMap(({ id }, index) => (numbers.has(id) ? [] : [index]));
  const { rest, doubles } = withoutDoubles(variantsOf(context, product), kept);
  const userErrors = optionErrors(context, product, args.options, strategy);
  if (userErrors.length === 0 && strategy === 'NON_DESTRUCTIVE' && doubles.length > 0) {
    const message = 'Cannot delete options without deleting variants.';
    userErrors.push(userError(['options'], message, 'CANNOT_USE_NON_DESTRUCTIVE_STRATEGY'));
  }
  if (userErrors.length > 0) return { product, userErrors, deletedOptionsIds: [] };
  for (const variant of doubles) deleteVariant(context, variant);
  return {
    product: storeWithout(context, product, kept, rest),
    userErrors: [],
    deletedOptionsIds: [...numbers].map((number) => formatGlobalId('ProductOption', number ?? 0)),
  };
}

function optionErrors(
  context: RequestContext,
  product: Product,
  ids: readonly string[],
  strategy: Strategy,
): UserError[] {
  return ids.flatMap((id, index) => {
    const field = ['options', String(index)];
    const number = numberOfGlobalId(id, 'ProductOption');
    const option = product.options.find((candidate) => candidate.id === number);
    if (option === undefined) {
      const isElsewhere = context.shop.table(productsTable).find('option', String(number)).length > 0;
      return isElsewhere
        ? [
            userError(
              ['options'],
              'Options do not belong to the same product.',
              'OPTIONS_DO_NOT_BELONG_TO_THE_SAME_PRODUCT',
            ),
          ]
        : [missingOption(field)];
    }
    if (strategy !== 'DEFAULT' || option.values.length <= 1) return [];
    const message = "Can't delete option with multiple values.";
    return [userError(field, message, 'CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES')];
  });
}

/** Of variants that choose the same values of the options at these indexes the first one stays. */
function withoutDoubles(
  variants: readonly Variant[],
  kept: readonly number[],
): { readonly rest: readonly Variant[]; readonly doubles: readonly Variant[] } {
  const seen = new Set<string>();
  const rest: Variant[] = [];
  const doubles: Variant[] = [];
  for (const variant of variants) {
    const key = combinationKey(keptValues(variant, kept));
    (seen.has(key) ? doubles : rest).push(variant);
    seen.add(key);
  }
  return { rest, doubles };
}

function keptValues(variant: Variant, kept: readonly number[]): readonly number[] {
  return kept.flatMap((index) => variant.optionValueIds[index] ?? []);
}

/** A product whose last option goes has the default one again. */
function storeWithout(
  context: RequestContext,
  product: Product,
  kept: readonly number[],
  variants: readonly Variant[],
): Product {
  const left = kept.flatMap((index) => product.options[index] ?? []);
  const options = left.length === 0 ? [createDefaultOption(context)] : left;
  const defaults = left.length === 0 ? options.flatMap(({ values }) => values.map(({ id }) => id)) : [];
  for (const variant of variants) {
    const optionValueIds = [...keptValues(variant, kept), ...defaults];
    saveVariant(context, { ...variant, optionValueIds });
  }
  return saveProduct(context, { ...product, options, variantIds: variants.map(({ id }) => id) });
}
