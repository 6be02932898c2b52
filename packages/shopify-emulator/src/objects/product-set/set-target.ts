import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { resolveNamespace } from '../metafields/namespaces.ts';
import {
  customIdWrite,
  findOwnerByCustomId,
  type UniqueMetafieldValue,
} from '../metafields/unique-metafield.ts';
import type { RequestContext } from '../object-module.ts';
import { findProduct } from '../products/product-store.ts';
import { productsTable, type Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';
import { missingProduct } from '../variants/missing-product.ts';
import type { ProductSetArguments, ProductSetInput } from './product-set-input.ts';

/** What a call is about: a present product, or none for a new one, and the metafield by which that will be known. */
export interface SetTarget {
  readonly product?: Product | undefined;
  readonly customId?: MetafieldWrite;
  readonly userErrors: readonly UserError[];
}

/** Throws Shopify's NOT_FOUND where a custom id has no definition. */
export function findTarget(context: RequestContext, { identifier, input }: ProductSetArguments): SetTarget {
  if (identifier === null || identifier === undefined)
    return typeof input.id === 'string' ? targetOfInputId(context, input.id) : { userErrors: [] };
  if (typeof input.id === 'string')
    return refuse('The id field is not allowed if identifier is provided.', 'ID_NOT_ALLOWED');
  if (typeof identifier.id === 'string') {
    const product = findProduct(context, identifier.id);
    return product === undefined
      ? refuse('Resource matching the identifier was not found.', 'NOT_FOUND')
      : { product, userErrors: [] };
  }
  if (typeof identifier.handle === 'string') return targetOfHandle(context, identifier.handle, input);
  if (identifier.customId) return targetOfCustomId(context, identifier.customId, input);
  return { userErrors: [] };
}

function targetOfInputId(context: RequestContext, id: string): SetTarget {
  const product = findProduct(context, id);
  if (product !== undefined) return { product, userErrors: [] };
  return { userErrors: [missingProduct(['input', 'id'])] };
}

/** The input must carry the handle that the product is found by, so that it cannot change on the way. */
function targetOfHandle(context: RequestContext, handle: string, input: ProductSetInput): SetTarget {
  if (typeof input.handle !== 'string')
    return refuse('The input field corresponding to the identifier is required.', 'MISSING_FIELD_REQUIRED');
  if (input.handle !== handle)
    return refuse(
      'The identifier value does not match the value of the corresponding field in the input.',
      'INPUT_MISMATCH',
    );
  const [product] = context.shop.table(productsTable).find('handle', handle.trim().toLowerCase());
  return { product, userErrors: [] };
}

function targetOfCustomId(
  context: RequestContext,
  customId: UniqueMetafieldValue,
  input: ProductSetInput,
): SetTarget {
  const number = findOwnerByCustomId(context, 'Product', customId);
  const write = customIdWrite(context, 'Product', customId);
  const isCarried = (input.metafields ?? []).some(
    ({ namespace, key, value }) =>
      resolveNamespace(namespace, context.caller.appId) === write.namespace &&
      key === write.key &&
      value === write.value,
  );
  if (Array.isArray(input.metafields) && !isCarried)
    return refuse(
      'The input argument `metafields` (if present) must contain the `customId` value.',
      'METAFIELD_MISMATCH',
    );
  const product = number === undefined ? undefined : context.shop.table(productsTable).get(number);
  return { product, customId: write, userErrors: [] };
}

function refuse(message: string, code: string): SetTarget {
  return { userErrors: [userError(['input'], message, code)] };
}
