import type { Row } from '../../store/table.ts';
import { knownCategories } from './known-categories.ts';

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
  return code === undefined || !knownCategories.has(code.slice(0, 2)) ? null : categoryOf(code);
}

function categoryOf(code: string): Category {
  return { __typename: 'TaxonomyCategory', code };
}

export function categoryGlobalId(code: string): string {
  return `gid://shopify/TaxonomyCategory/${code}`;
}

/** From the nearest one up to the vertical. */
export function ancestorCodes(code: string): readonly string[] {
  const parts = code.split('-');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('-'));
}

/** undefined where the local store does not know the name of the category or of one above it. */
export function fullNameOf(code: string): string | undefined {
  const names = [code, ...ancestorCodes(code)].map((part) => knownCategories.get(part)?.name);
  return names.every((name) => name !== undefined) ? names.toReversed().join(' > ') : undefined;
}

/** undefined where the local store does not know. */
export function isLeaf(code: string): boolean | undefined {
  const known = knownCategories.get(code);
  return known === undefined ? undefined : known.below === 'nothing';
}

/** The categories right below one, or the verticals for null; undefined where the local store does not know them all. */
export function childCodes(code: string | null): readonly string[] | undefined {
  const below = code === null ? 'listed' : knownCategories.get(code)?.below;
  if (below === undefined || below === 'more') return undefined;
  return [...knownCategories.keys()].filter((other) => (ancestorCodes(other)[0] ?? null) === code);
}

/** All categories below one; undefined where the local store does not know them all. */
export function descendantCodes(code: string): readonly string[] | undefined {
  const children = childCodes(code);
  const below = children?.map((child) => descendantCodes(child));
  if (children === undefined || below === undefined || below.includes(undefined)) return undefined;
  return children.flatMap((child, index) => [child, ...(below[index] ?? [])]);
}

/** The known categories whose full name has all of the words. */
export function searchCategories(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...knownCategories.keys()].filter((code) => {
    const name = fullNameOf(code)?.toLowerCase() ?? '';
    return words.length > 0 && words.every((word) => name.includes(word));
  });
}

/** A category with its place in a list, as pages need it. */
export interface ListedCategory extends Category, Row {}

export function listed(codes: readonly string[]): readonly ListedCategory[] {
  return codes.map((code, id) => ({ ...categoryOf(code), id }));
}
