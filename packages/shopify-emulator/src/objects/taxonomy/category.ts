import { categoryNames } from './category-names.ts';

const idPattern = /^gid:\/\/shopify\/TaxonomyCategory\/([a-z]{2}(?:-[1-9]\d{0,2})*)$/;

/**
 * One category of Shopify's product taxonomy: `aa-1-4` is the fourth of the first of Apparel & Accessories. The local store knows
 * the names of a part of them; of the others it knows what their place tells.
 */
export interface Category {
  readonly __typename: 'TaxonomyCategory';
  readonly code: string;
}

/** The category of an id; null where there is no such vertical, or where the id is none of a category. Pure. */
export function findCategory(id: string): Category | null {
  const code = idPattern.exec(id)?.[1];
  if (code === undefined || !categoryNames.has(rootOf(code))) return null;
  return { __typename: 'TaxonomyCategory', code };
}

export function categoryGlobalId(code: string): string {
  return `gid://shopify/TaxonomyCategory/${code}`;
}

function rootOf(code: string): string {
  return code.slice(0, 2);
}

/** From the nearest one up to the vertical. */
export function ancestorCodes(code: string): readonly string[] {
  const parts = code.split('-');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('-'));
}

/** undefined where the local store does not know the name of the category or of one above it. */
export function fullNameOf(code: string): string | undefined {
  const names = [code, ...ancestorCodes(code)].map((part) => categoryNames.get(part));
  return names.every((name) => name !== undefined) ? names.toReversed().join(' > ') : undefined;
}
