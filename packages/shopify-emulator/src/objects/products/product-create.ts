import { apiError } from '../api-error.ts';
import { formatGlobalId } from '../global-id.ts';
import type { MetafieldInput, MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import { writeMetafield } from '../metafields/write-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { publishAutomatically } from '../publications/resource-publication.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import { createDefaultOption, createDefaultVariant } from '../variants/default-variant.ts';
import { blankProduct, draftProduct, type ProductFieldsInput } from './product-input.ts';
import { saveProduct } from './product-store.ts';
import type { Product } from './product.ts';

/** `ProductCreateInput`, and what the deprecated `ProductInput` has beside it. */
export interface ProductCreateInput extends ProductFieldsInput {
  readonly id?: string | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

type ProductCreateArguments = {
  readonly product?: ProductCreateInput | null;
  readonly input?: ProductCreateInput | null;
};

interface ProductCreatePayload {
  readonly product: Product | null;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

export function productCreate(
  _source: unknown,
  args: ProductCreateArguments,
  context: RequestContext,
): ProductCreatePayload {
  const shop = context.resolveNode(formatGlobalId('Shop', context.shop.profile.id));
  const input = onlyInput('productCreate', args);
  if (typeof input.id === 'string')
    return {
      product: null,
      shop,
      userErrors: [userError(['input'], 'id cannot be specified during creation')],
    };
  const draft = draftProduct(context, blankOf(context), input, []);
  const owner = { gidType: 'Product', number: draft.product.id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? []);
  const userErrors = [...draft.userErrors, ...nested.userErrors];
  if (userErrors.length > 0) return { product: null, shop, userErrors };
  return { product: createProduct(context, draft.product, nested.writes), shop, userErrors };
}

function blankOf(context: RequestContext): Product {
  return blankProduct(context.shop.allocateId(), nowSeconds(context));
}

/** Stores a checked product with its first variant and its metafields, and gives it as stored. */
export function createProduct(
  context: RequestContext,
  product: Product,
  metafields: readonly MetafieldWrite[],
): Product {
  const options = product.options.length === 0 ? [createDefaultOption(context)] : product.options;
  const variant = createDefaultVariant(context, { ...product, options });
  const created = saveProduct(context, { ...product, options, variantIds: [variant.id] });
  for (const write of metafields) writeMetafield(context, { gidType: 'Product', number: product.id }, write);
  publishAutomatically(context, product.id);
  return created;
}

/** The input under its present name or its old one; Shopify wants exactly one of them. */
export function onlyInput<Input>(
  field: string,
  args: { readonly product?: Input | null; readonly input?: Input | null },
): Input {
  const given = [args.product, args.input].filter((input) => input !== undefined && input !== null);
  const [input] = given;
  if (given.length === 1 && input !== undefined) return input;
  throw apiError(
    'INVALID_FIELD_ARGUMENTS',
    `${field} must include exactly one of the following arguments: input, product.`,
  );
}
