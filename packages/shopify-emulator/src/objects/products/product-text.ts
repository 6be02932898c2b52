import { normalizeTags } from '../tags/tag-list.ts';
import { userError, type UserError } from '../user-error.ts';

const maxLength = 255;

/** `label` is the attribute as Shopify calls it in words. */
export function lengthErrors(text: string, field: readonly string[], label: string): readonly UserError[] {
  return text.length > maxLength
    ? [userError(field, `${label} is too long (maximum is ${maxLength} characters)`)]
    : [];
}

/** The tags of a product, and what is wrong with them: each may have 255 characters, and there may be 250. */
export function checkTags(
  tags: readonly string[],
  field: readonly string[],
): { readonly tags: readonly string[] | undefined; readonly userErrors: readonly UserError[] } {
  const normalized = normalizeTags(tags);
  const isValid = normalized.length <= 250 && normalized.every((tag) => tag.length <= maxLength);
  return {
    tags: normalized.length === 0 ? undefined : normalized,
    userErrors: isValid ? [] : [userError(field, 'Product tags is invalid')],
  };
}
