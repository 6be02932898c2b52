import type { RequestContext } from '../object-module.ts';
import { draftOptions } from '../options/option-input.ts';
import { draftChange, storeChange } from '../products/product-changes.ts';
import { blankProduct } from '../products/product-input.ts';
import { startOperation, type ProductOperation } from '../products/product-operation.ts';
import { findProduct, saveProduct, variantsOf } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { deleteVariant } from '../variants/variant-store.ts';
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
  const made = makeBundle(context, blank, bundle, args.input.title ?? '');
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
  const isGiven = Array.isArray(input.components);
  const drafted = isGiven ? draftComponents(context, input.components ?? []) : before;
  if ('userErrors' in drafted && drafted.userErrors.length > 0)
    return { productBundleOperation: null, userErrors: drafted.userErrors };
  const bundle = {
    id: product.id,
    components: drafted.components,
    consolidatedOptions: Array.isArray(input.consolidatedOptions)
      ? consolidatedOptionsOf(input.consolidatedOptions)
      : before.consolidatedOptions,
  };
  const { userErrors } = makeBundle(context, product, bundle, input.title ?? product.title);
  const productBundleOperation = startOperation(context, 'ProductBundleOperation', {
    productId: product.id,
    userErrors,
  });
  return { productBundleOperation, userErrors: [] };
}

interface MadeBundle {
  readonly product?: Product;
  readonly userErrors: readonly UserError[];
}

/** Gives the product the title, the options and one variant for each way to choose among them. */
function makeBundle(context: RequestContext, before: Product, bundle: Bundle, title: string): MadeBundle {
  const options = bundleOptions(bundle.components, bundle.consolidatedOptions);
  const drafted = draftOptions(context, options, ['components']);
  const change = draftChange(context, before, { title, claimOwnership: { bundles: true } }, []);
  const userErrors = [...change.userErrors, ...drafted.userErrors];
  if (userErrors.length > 0)
    return { userErrors: userErrors.map(({ field, message }) => userError(field, message, invalidInput)) };
  const stored = storeChange(context, change);
  for (const variant of variantsOf(context, stored)) deleteVariant(context, variant);
  const product = saveProduct(context, withBundleVariants(context, stored, bundle, drafted.options));
  context.shop.table(bundlesTable).put(bundle);
  return { product, userErrors: [] };
}
