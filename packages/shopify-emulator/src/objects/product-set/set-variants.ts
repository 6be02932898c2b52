import { inventoryItemOf, saveInventoryItem, type NewItem } from '../inventory/item-store.ts';
import type { MetafieldWrite } from '../metafields/check-metafield.ts';
import { checkNestedMetafields } from '../metafields/nested-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { saveVariant } from '../products/product-store.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import type { UserError } from '../user-error.ts';
import { firstVariantState } from '../variants/default-variant.ts';
import { draftVariant, type VariantState } from '../variants/variant-input.ts';
import { variantTitle } from '../variants/variant-options.ts';
import { quantityCountErrors } from '../variants/variant-stock.ts';
import { createVariant } from '../variants/variant-store.ts';
import { matchVariants, type MatchedVariant, type VariantsRequest } from './match-variants.ts';
import type { VariantSetInput } from './product-set-input.ts';
import { asMetafieldErrors, asVariantErrors } from './set-errors.ts';
import { chooseFile, type SetFiles } from './set-files.ts';
import { replaceMetafields } from './set-metafields.ts';
import { draftQuantities, writeQuantities, type SetQuantity } from './set-quantities.ts';

/** A variant as it shall be; `before` is what it is now, undefined for a new one. */
export interface SetVariant extends VariantState {
  readonly id: number;
  readonly before: Variant | undefined;
  readonly optionValueIds: readonly number[];
  readonly mediaIds: readonly number[] | undefined;
  readonly published: boolean | null | undefined;
  readonly quantities: readonly SetQuantity[];
  /** undefined: those that it has stay. */
  readonly metafields: readonly MetafieldWrite[] | undefined;
}

interface VariantsSet {
  /** In order of position. */
  readonly variants: readonly SetVariant[];
  readonly removed: readonly Variant[];
  readonly options: Product['options'];
  readonly userErrors: readonly UserError[];
}

const field = ['input', 'variants'];

/** The variants as the inputs want them. A present one is known by its id, else by its values; the others go. Writes nothing. */
export function draftSetVariants(
  context: RequestContext,
  request: VariantsRequest & { readonly files: SetFiles },
): VariantsSet {
  const matched = matchVariants(context, request);
  const product = { ...request.product, options: matched.options };
  const drafts = matched.variants.map((variant) => draftOne(context, product, request.files, variant));
  const kept = new Set(matched.variants.map(({ before }) => before));
  const count = request.inputs.reduce((sum, input) => sum + (input.inventoryQuantities?.length ?? 0), 0);
  return {
    variants: inOrder(request.inputs, drafts),
    removed: request.present.filter((variant) => !kept.has(variant)),
    options: matched.options,
    userErrors: [
      ...quantityCountErrors(count, field),
      ...matched.variants.flatMap(({ userErrors }, index) => [
        ...asVariantErrors(userErrors),
        ...(drafts[index]?.userErrors ?? []),
      ]),
    ],
  };
}

interface VariantDraft {
  readonly variant: SetVariant;
  readonly userErrors: readonly UserError[];
}

function draftOne(
  context: RequestContext,
  product: Product,
  files: SetFiles,
  { input, before, optionValueIds, place }: MatchedVariant,
): VariantDraft {
  const id = before?.id ?? context.shop.allocateId();
  const item = before === undefined ? undefined : inventoryItemOf(context, before);
  const state: VariantState =
    before === undefined || item === undefined ? firstVariantState(product) : { variant: before, item };
  const drafted = draftVariant(state, input, place);
  const file = chooseFile(files, input.file, before?.mediaIds, [...place, 'file']);
  const owner = { gidType: 'ProductVariant', number: id };
  const nested = checkNestedMetafields(context, owner, input.metafields ?? [], [...place, 'metafields']);
  const stock = draftQuantities(context, input.inventoryQuantities ?? [], {
    item,
    title: variantTitle(product, { optionValueIds }),
    field: [...place, 'inventoryQuantities'],
  });
  return {
    variant: {
      id,
      before,
      variant: drafted.variant,
      // An item that nothing is said of does not count as changed.
      item: item !== undefined && (input.inventoryItem ?? null) === null ? item : drafted.item,
      optionValueIds,
      mediaIds: file.mediaIds,
      published: input.published,
      quantities: stock.quantities,
      metafields: Array.isArray(input.metafields) ? nested.writes : undefined,
    },
    userErrors: [
      ...asVariantErrors([...drafted.userErrors, ...file.userErrors, ...stock.userErrors]),
      ...asMetafieldErrors(nested.userErrors),
    ],
  };
}

function inOrder(inputs: readonly VariantSetInput[], drafts: readonly VariantDraft[]): readonly SetVariant[] {
  return drafts
    .map(({ variant }, index) => ({ variant, position: inputs[index]?.position ?? index + 1 }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ variant }) => variant);
}

/** Stores a variant with all that hangs on it. The product is stored by the caller. */
export function storeSetVariant(context: RequestContext, product: Product, wanted: SetVariant): void {
  const { before } = wanted;
  const owner = { gidType: 'ProductVariant', number: wanted.id };
  if (before === undefined) {
    createVariant(context, product, { ...wanted, stock: firstStock(wanted.quantities) });
  } else {
    const { optionValueIds, mediaIds } = wanted;
    saveVariant(context, { ...before, ...wanted.variant, optionValueIds, mediaIds });
    const item = inventoryItemOf(context, before);
    if (wanted.item !== item) saveInventoryItem(context, { ...item, ...wanted.item });
    writeQuantities(context, before.inventoryItemId, wanted.quantities);
  }
  if (wanted.metafields !== undefined) replaceMetafields(context, owner, wanted.metafields);
}

/** All that lies in the shelves of a new variant can be sold; of quantities at one location the last one counts. */
function firstStock(quantities: readonly SetQuantity[]): NewItem['stock'] {
  if (quantities.length === 0) return undefined;
  const byLocation = new Map(quantities.map(({ locationId, quantity }) => [locationId, quantity]));
  return [...byLocation].map(([locationId, available]) => ({ locationId, available }));
}
