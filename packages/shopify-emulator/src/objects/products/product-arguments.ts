import { apiError } from '../api-error.ts';
import type { CreateMediaInput } from '../files/media-input.ts';
import type { MetafieldInput } from '../metafields/check-metafield.ts';
import type { OptionInput } from '../options/option-input.ts';
import type { ProductFieldsInput } from './product-input.ts';
import type { PublishingInput } from './product-publishing.ts';

/** `ProductCreateInput`, `ProductUpdateInput` and the deprecated `ProductInput` in one. */
export interface ProductInput extends ProductFieldsInput, PublishingInput {
  readonly id?: string | null;
  readonly metafields?: readonly MetafieldInput[] | null;
  readonly collectionsToJoin?: readonly string[] | null;
  readonly collectionsToLeave?: readonly string[] | null;
  readonly productOptions?: readonly OptionInput[] | null;
}

export interface ProductArguments {
  readonly product?: ProductInput | null;
  readonly input?: ProductInput | null;
  readonly media?: readonly CreateMediaInput[] | null;
}

/** The input under its present name or its old one; Shopify wants exactly one of them. */
export function onlyInput(field: string, args: ProductArguments): ProductInput {
  const given = [args.product, args.input].filter((input) => input !== undefined && input !== null);
  const [input] = given;
  if (given.length === 1 && input !== undefined) return input;
  throw apiError(
    'INVALID_FIELD_ARGUMENTS',
    `${field} must include exactly one of the following arguments: input, product.`,
  );
}
