import { givenText } from '../given-text.ts';
import { draftInventoryItem, type InventoryItemInput } from '../inventory/inventory-item-input.ts';
import { newItemFields, type InventoryItemFields } from '../inventory/inventory-item.ts';
import type { MetafieldInput } from '../metafields/check-metafield.ts';
import { formatAmount } from '../money.ts';
import type { Variant } from '../products/variant.ts';
import { userError, type UserError } from '../user-error.ts';
import type { OptionChoice } from './option-choice.ts';
import { priceErrors } from './price-errors.ts';

/** What the inputs of `productVariantsBulkCreate`, `productVariantsBulkUpdate` and `productSet` have in common. */
export interface VariantInput {
  readonly id?: string | null;
  readonly barcode?: string | null;
  readonly compareAtPrice?: string | null;
  readonly inventoryItem?: InventoryItemInput | null;
  readonly inventoryPolicy?: 'CONTINUE' | 'DENY' | null;
  readonly metafields?: readonly MetafieldInput[] | null;
  readonly optionValues?: readonly OptionChoice[] | null;
  readonly price?: string | null;
  /** Of new variants alone. */
  readonly published?: boolean | null;
  readonly requiresComponents?: boolean | null;
  readonly showUnitPrice?: boolean | null;
  /** Of `productSet` alone. */
  readonly sku?: string | null;
  readonly taxCode?: string | null;
  readonly taxable?: boolean | null;
  readonly unitPriceMeasurement?: UnitPriceMeasurementInput | null;
}

interface UnitPriceMeasurementInput {
  readonly quantityUnit?: string | null;
  readonly quantityValue?: number | null;
  readonly referenceUnit?: string | null;
  readonly referenceValue?: number | null;
}

/** What an input may say of a variant itself. */
export type VariantFields = Omit<
  Variant,
  'id' | 'createdAt' | 'updatedAt' | 'productId' | 'inventoryItemId' | 'optionValueIds' | 'mediaIds'
>;

/** A variant and its item, as they are or as an input wants them. */
export interface VariantState<
  Fields extends VariantFields = VariantFields,
  ItemFields extends InventoryItemFields = InventoryItemFields,
> {
  readonly variant: Fields;
  readonly item: ItemFields;
}

type VariantDraft<Fields extends VariantFields, ItemFields extends InventoryItemFields> = VariantState<
  Fields,
  ItemFields
> & { readonly userErrors: readonly UserError[] };

export const newVariantFields: VariantFields = {
  sku: undefined,
  barcode: undefined,
  price: '0.00',
  compareAtPrice: undefined,
  inventoryPolicy: undefined,
  isTaxFree: undefined,
  taxCode: undefined,
  requiresComponents: undefined,
  showUnitPrice: undefined,
  unitPriceMeasurement: undefined,
};

/** A new variant is not tracked, unless a mutation wants it otherwise. */
export const newVariantState: VariantState = { variant: newVariantFields, item: newItemFields };

const maxText = 255;

/**
 * Lays an input over a variant and its item: a field that is left out stays, null clears it. Option values, quantities,
 * metafields and files are the mutations' own business. Writes nothing. `field` is where the input stands.
 */
export function draftVariant<Fields extends VariantFields, ItemFields extends InventoryItemFields>(
  before: VariantState<Fields, ItemFields>,
  input: VariantInput,
  field: readonly string[],
): VariantDraft<Fields, ItemFields> {
  const item = draftInventoryItem(before.item, input.inventoryItem ?? {}, [...field, 'inventoryItem']);
  const variant = {
    ...before.variant,
    ...draftTexts(before.variant, input),
    ...draftPrices(before.variant, input),
    ...draftFlags(before.variant, input),
    unitPriceMeasurement: draftMeasurement(before.variant, input),
  };
  return {
    variant,
    item: item.item,
    userErrors: [...variantErrors(input, field), ...textErrors(variant, input, field), ...item.userErrors],
  };
}

function draftTexts(
  before: VariantFields,
  input: VariantInput,
): Pick<VariantFields, 'sku' | 'barcode' | 'taxCode'> {
  const sku = input.sku === undefined ? input.inventoryItem?.sku : input.sku;
  return {
    sku: givenText(sku, before.sku),
    barcode: givenText(input.barcode, before.barcode),
    taxCode: givenText(input.taxCode, before.taxCode),
  };
}

function draftPrices(
  before: VariantFields,
  { price, compareAtPrice }: VariantInput,
): Pick<VariantFields, 'price' | 'compareAtPrice'> {
  const compared = givenText(compareAtPrice, before.compareAtPrice);
  return {
    price: isAmount(price) ? formatAmount(price) : before.price,
    compareAtPrice: compared === undefined ? undefined : formatAmount(compared),
  };
}

function isAmount(price: string | null | undefined): price is string {
  return price !== null && price !== undefined && price.trim() !== '';
}

type Flags = Pick<VariantFields, 'inventoryPolicy' | 'isTaxFree' | 'requiresComponents' | 'showUnitPrice'>;

function draftFlags(before: VariantFields, input: VariantInput): Flags {
  const policy = input.inventoryPolicy ?? before.inventoryPolicy;
  const isTaxable = input.taxable ?? before.isTaxFree === undefined;
  return {
    inventoryPolicy: policy === 'CONTINUE' ? policy : undefined,
    isTaxFree: isTaxable ? undefined : true,
    requiresComponents: (input.requiresComponents ?? before.requiresComponents) || undefined,
    showUnitPrice: (input.showUnitPrice ?? before.showUnitPrice) || undefined,
  };
}

function draftMeasurement(
  before: VariantFields,
  { unitPriceMeasurement: input }: VariantInput,
): VariantFields['unitPriceMeasurement'] {
  if (input === undefined) return before.unitPriceMeasurement;
  if (input === null) return undefined;
  const { quantityUnit, quantityValue, referenceUnit, referenceValue } = input;
  const known = before.unitPriceMeasurement;
  return {
    quantityUnit: quantityUnit ?? known?.quantityUnit ?? 'UNKNOWN',
    quantityValue: quantityValue ?? known?.quantityValue ?? 0,
    referenceUnit: referenceUnit ?? known?.referenceUnit ?? quantityUnit ?? 'UNKNOWN',
    referenceValue: referenceValue ?? known?.referenceValue ?? 1,
  };
}

function variantErrors(input: VariantInput, field: readonly string[]): readonly UserError[] {
  const blank = input.price !== undefined && !isAmount(input.price);
  return [
    ...(blank ? [userError([...field, 'price'], "can't be blank", 'BLANK')] : []),
    ...priceErrors(input.price, [...field, 'price']),
    ...priceErrors(input.compareAtPrice, [...field, 'compareAtPrice']),
  ];
}

function textErrors(
  { sku, barcode }: Pick<VariantFields, 'sku' | 'barcode'>,
  input: VariantInput,
  field: readonly string[],
): readonly UserError[] {
  const skuField = typeof input.sku === 'string' ? ['sku'] : ['inventoryItem', 'sku'];
  return [...tooLong(sku, [...field, ...skuField]), ...tooLong(barcode, [...field, 'barcode'])];
}

function tooLong(text: string | undefined, field: readonly string[]): readonly UserError[] {
  if ((text ?? '').length <= maxText) return [];
  return [userError(field, `is too long (maximum is ${maxText} characters)`, 'TOO_LONG')];
}
