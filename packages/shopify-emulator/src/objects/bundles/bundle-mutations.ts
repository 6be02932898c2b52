import type { RequestContext } from '../object-module.ts';
import { draftOptions } from '../options/option-input.ts';
import { draftChange, storeChange } from '../products/product-changes.ts';
import { blankProduct } from '../products/product-input.ts';
import type { ProductOption } from '../products/product-option.ts';
import { startOperation, type ProductOperation } from '../products/product-operation.ts';
import { findProduct } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { variantCountErrors } from '../variants/variant-limit.ts';
import {
  consolidatedOptionsOf,
  draftComponents,
  type BundleComponentInput,
  type ConsolidatedOptionInput,
} from './bundle-input.ts';
import { bundleOptions } from './bundle-options.ts';
import { withBundleVariants } from './bundle-variants.ts';
import { bundlesTable, type Bundle } from './bundle.ts';

interface BundleInput {
  readonly title?: string | null;
  readonly components?: readonly BundleComponentInput[] | null;
  readonly consolidatedOptions?: readonly ConsolidatedOptionInput[] | null;
}

interface BundlePayload {
  readonly productBundleOperation: ProductOperation | null;
  readonly userErrors: readonly UserError[];
}

const invalidInput = 'INVALID_INPUT';

/** What the input says of its components is checked at once; the product is made by an operation, which has errors of its own. */
export function productBundleCreate(
  _source: unknown,
  args: { readonly input: BundleInput },
  context: RequestContext,
): BundlePayload {
  const { components, userErrors } = draftComponents(context, args.input.components ?? []);
  if (userErrors.length > 0) return { productBundleOperation: null, userErrors };
  const blank = blankProduct(context.shop.allocateId(), nowSeconds(context));
  const bundle = {
    id: blank.id,
    components,
    consolidatedOptions: consolidatedOptionsOf(args.input.consolidatedOptions ?? []),
  };
  const made = makeBundle(context, blank, args.input.title ?? '', bundle);
  const outcome = { newProductId: made.product?.id, userErrors: made.userErrors };
  const productBundleOperation = startOperation(context, 'ProductBundleOperation', outcome);
  return { productBundleOperation, userErrors: [] };
}

export function productBundleUpdate(
  _source: unknown,
  args: { readonly input: BundleInput & { readonly productId: string } },
  context: RequestContext,
): BundlePayload {
  const { input } = args;
  const product = findProduct(context, input.productId);
  const before = product === undefined ? undefined : context.shop.table(bundlesTable).get(product.id);
  if (product === undefined || before === undefined)
    return { productBundleOperation: null, userErrors: [userError(null, 'Product does not exist')] };
  const drafted = Array.isArray(input.components)
    ? draftComponents(context, input.components)
    : { components: before.components, userErrors: [] };
  if (drafted.userErrors.length > 0) return { productBundleOperation: null, userErrors: drafted.userErrors };
  const isMadeAnew = Array.isArray(input.components) || Array.isArray(input.consolidatedOptions);
  const bundle = {
    id: product.id,
    components: drafted.components,
    consolidatedOptions: Array.isArray(input.consolidatedOptions)
      ? consolidatedOptionsOf(input.consolidatedOptions)
      : before.consolidatedOptions,
  };
  const title = input.title ?? product.title;
  const { userErrors } = makeBundle(context, product, title, isMadeAnew ? bundle : undefined);
  const outcome = { productId: product.id, userErrors };
  const productBundleOperation = startOperation(context, 'ProductBundleOperation', outcome);
  return { productBundleOperation, userErrors: [] };
}

interface MadeBundle {
  readonly product?: Product;
  readonly userErrors: readonly UserError[];
}

/** Gives the product the title and, with a bundle, the options and one variant for each way to choose among them. */
function makeBundle(
  context: RequestContext,
  before: Product,
  title: string,
  bundle: Bundle | undefined,
): MadeBundle {
  const change = draftChange(context, before, { title, claimOwnership: { bundles: true } }, []);
  const drafted = draftBundleOptions(context, bundle);
  const userErrors = [...change.userErrors, ...drafted.userErrors];
  if (userErrors.length > 0)
    return { userErrors: userErrors.map(({ field, message }) => userError(field, message, invalidInput)) };
  if (bundle === undefined) return { product: storeChange(context, change), userErrors: [] };
  const made = withBundleVariants(context, change.product, bundle, drafted.options);
  context.shop.table(bundlesTable).put(bundle);
  return { product: storeChange(context, { ...change, product: made }), userErrors: [] };
}

interface OptionsDraft {
  readonly options: readonly ProductOption[];
  readonly userErrors: readonly UserError[];
}

function draftBundleOptions(context: RequestContext, bundle: Bundle | undefined): OptionsDraft {
  if (bundle === undefined) return { options: [], userErrors: [] };
  const field = ['components'];
  const inputs = bundleOptions(bundle.components, bundle.consolidatedOptions);
  const { options, userErrors } = draftOptions(context, inputs, field);
  const count = options.reduce((product, { values }) => product * values.length, 1);
  return { options, userErrors: [...userErrors, ...variantCountErrors(count, field)] };
}
