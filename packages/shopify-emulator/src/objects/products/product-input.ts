import { apiError } from '../api-error.ts';
import { givenWords } from '../given-text.ts';
import { freeHandle, handleOf } from '../handles/handle.ts';
import type { SeoInput } from '../metafields/seo-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { findCategory } from '../taxonomy/category.ts';
import { userError, type UserError } from '../user-error.ts';
import { productsTable, type Product, type ProductStatus } from './product.ts';
import { checkTags, lengthErrors } from './product-text.ts';

/** What the inputs of `productCreate`, `productUpdate` and `productSet` say of the product itself. */
export interface ProductFieldsInput {
  readonly title?: string | null;
  readonly handle?: string | null;
  readonly redirectNewHandle?: boolean | null;
  readonly descriptionHtml?: string | null;
  readonly vendor?: string | null;
  readonly productType?: string | null;
  readonly status?: ProductStatus | null;
  readonly tags?: readonly string[] | null;
  readonly category?: string | null;
  readonly templateSuffix?: string | null;
  readonly giftCard?: boolean | null;
  readonly giftCardTemplateSuffix?: string | null;
  readonly seo?: SeoInput | null;
  readonly requiresSellingPlan?: boolean | null;
  readonly combinedListingRole?: 'CHILD' | 'PARENT' | null;
  readonly claimOwnership?: { readonly bundles?: boolean | null } | null;
}

/** A product as an input wants it, and what stands against it. */
export interface ProductDraft {
  readonly product: Product;
  readonly userErrors: readonly UserError[];
}

/** The state before a product's first input: nothing in it is Shopify's default yet but what no input can leave out. */
export function blankProduct(id: number, now: number): Product {
  return {
    id,
    createdAt: now,
    updatedAt: now,
    title: '',
    handle: '',
    descriptionHtml: undefined,
    vendor: '',
    productType: undefined,
    status: 'ACTIVE',
    tags: undefined,
    categoryId: undefined,
    templateSuffix: undefined,
    isGiftCard: undefined,
    giftCardTemplateSuffix: undefined,
    requiresSellingPlan: undefined,
    combinedListingRole: undefined,
    configurationOwnerId: undefined,
    options: [],
    variantIds: [],
    mediaIds: undefined,
  };
}

/**
 * Lays an input over a product: a field that is left out stays, null clears it. Writes nothing. `before` is a `blankProduct`
 * for a new one. `field` is where the fields stand in the arguments: nothing for `productCreate`, `input` for `productSet`.
 * Throws Shopify's INVALID_PRODUCT_TAXONOMY_NODE_ID.
 */
export function draftProduct(
  context: RequestContext,
  before: Product,
  input: ProductFieldsInput,
  field: readonly string[],
): ProductDraft {
  const isNew = before.variantIds.length === 0;
  const texts = draftTexts(context, before, input, field);
  const tags = Array.isArray(input.tags)
    ? checkTags(input.tags, [...field, 'tags'])
    : { tags: input.tags === null ? undefined : before.tags, userErrors: [] };
  const named = {
    ...before,
    ...texts.product,
    ...draftPresentation(before, input),
    tags: tags.tags,
    categoryId: draftCategory(before, input),
    status: input.status ?? before.status,
    isGiftCard: input.giftCard === true || before.isGiftCard,
    requiresSellingPlan: flag(input.requiresSellingPlan, before.requiresSellingPlan),
    combinedListingRole: isNew ? (input.combinedListingRole ?? undefined) : before.combinedListingRole,
    configurationOwnerId:
      input.claimOwnership?.bundles === true ? context.caller.appId : before.configurationOwnerId,
  };
  const handle = draftHandle(context, named, input, field);
  return {
    product: { ...named, handle: handle.handle },
    userErrors: [...texts.userErrors, ...handle.userErrors, ...tags.userErrors],
  };
}

interface DraftedTexts {
  readonly product: Pick<Product, 'title' | 'vendor' | 'productType'>;
  readonly userErrors: readonly UserError[];
}

function draftTexts(
  context: RequestContext,
  before: Product,
  input: ProductFieldsInput,
  field: readonly string[],
): DraftedTexts {
  const title = input.title === undefined ? before.title : (input.title ?? '').trim();
  const givenVendor = (input.vendor === undefined ? before.vendor : (input.vendor ?? '')).trim();
  const vendor = givenVendor === '' ? context.shop.profile.name : givenVendor;
  const productType = givenWords(input.productType, before.productType)?.trim();
  const userErrors = [
    ...(title === '' ? [userError([...field, 'title'], "Title can't be blank")] : []),
    ...lengthErrors(title, [...field, 'title'], 'Title'),
    ...lengthErrors(vendor, [...field, 'vendor'], 'Vendor'),
    ...lengthErrors(productType ?? '', [...field, 'productType'], 'Product type'),
    ...lengthErrors(productType ?? '', [...field, 'customProductType'], 'Custom product type'),
  ];
  return { product: { title, vendor, productType }, userErrors };
}

/** What is left out stays, null clears. */
function flag(given: boolean | null | undefined, before: true | undefined): true | undefined {
  return given === undefined ? before : given === true || undefined;
}

function draftPresentation(
  before: Product,
  input: ProductFieldsInput,
): Pick<Product, 'descriptionHtml' | 'templateSuffix' | 'giftCardTemplateSuffix'> {
  return {
    descriptionHtml: givenWords(input.descriptionHtml, before.descriptionHtml),
    templateSuffix: givenWords(input.templateSuffix, before.templateSuffix),
    giftCardTemplateSuffix: givenWords(input.giftCardTemplateSuffix, before.giftCardTemplateSuffix),
  };
}

function draftCategory(before: Product, input: ProductFieldsInput): string | undefined {
  if (input.category === undefined) return before.categoryId;
  if (input.category === null) return undefined;
  if (findCategory(input.category) === null)
    throw apiError('INVALID_PRODUCT_TAXONOMY_NODE_ID', 'Invalid product_taxonomy_node_id');
  return input.category;
}

interface DraftedHandle {
  readonly handle: string;
  readonly userErrors: readonly UserError[];
}

/** Where nothing else is left of a text. */
const plainHandle = 'product';
const maxHandle = 255;

/** A handle that is given must be free; one made from the title, or from nothing but signs, moves on to a free one. */
function draftHandle(
  context: RequestContext,
  product: Product,
  input: ProductFieldsInput,
  field: readonly string[],
): DraftedHandle {
  const isTaken = (handle: string): boolean =>
    context.shop
      .table(productsTable)
      .find('handle', handle)
      .some((other) => other.id !== product.id);
  const given = input.handle ?? undefined;
  if (given === undefined && product.handle !== '') return { handle: product.handle, userErrors: [] };
  if (given === undefined || given.trim() === '') {
    const wanted = handleOf(product.title).slice(0, maxHandle) || plainHandle;
    return { handle: freeHandle(wanted, isTaken), userErrors: [] };
  }
  const handle = handleOf(given);
  if (handle === '') return { handle: freeHandle(plainHandle, isTaken), userErrors: [] };
  const tooLong = lengthErrors(handle, [...field, 'handle'], 'Handle');
  if (tooLong.length > 0 || !isTaken(handle)) return { handle, userErrors: tooLong };
  const message = `Handle '${given}' already in use. Please provide a new handle.`;
  // The field is told so, whatever the argument is called.
  return { handle, userErrors: [userError(['input', 'handle'], message)] };
}
