import type { FileInput } from '../files/file-input.ts';
import type { MetafieldInput } from '../metafields/check-metafield.ts';
import type { UniqueMetafieldValue } from '../metafields/unique-metafield.ts';
import type { LinkedMetafieldInput } from '../options/option-input.ts';
import type { ProductFieldsInput } from '../products/product-input.ts';
import type { VariantInput } from '../variants/variant-input.ts';

export type ProductSetArguments = {
  readonly identifier?: ProductSetIdentifiers | null;
  readonly input: ProductSetInput;
  readonly synchronous?: boolean | null;
};

interface ProductSetIdentifiers {
  readonly id?: string | null;
  readonly handle?: string | null;
  readonly customId?: UniqueMetafieldValue | null;
}

/** A list that is given is the whole list: what is not in it goes. A field that is not given stays. */
export interface ProductSetInput extends ProductFieldsInput {
  readonly id?: string | null;
  readonly collections?: readonly string[] | null;
  readonly metafields?: readonly MetafieldInput[] | null;
  readonly files?: readonly FileInput[] | null;
  readonly productOptions?: readonly OptionSetInput[] | null;
  readonly variants?: readonly VariantSetInput[] | null;
}

export interface OptionSetInput {
  readonly id?: string | null;
  readonly name?: string | null;
  readonly position?: number | null;
  readonly values?: readonly OptionValueSetInput[] | null;
  readonly linkedMetafield?: LinkedMetafieldInput | null;
}

export interface OptionValueSetInput {
  readonly id?: string | null;
  readonly name?: string | null;
}

export interface VariantSetInput extends VariantInput {
  readonly position?: number | null;
  readonly file?: FileInput | null;
  readonly inventoryQuantities?: readonly SetQuantityInput[] | null;
}

export interface SetQuantityInput {
  readonly locationId: string;
  readonly name: string;
  readonly quantity: number;
}
