import type { RequestContext } from '../object-module.ts';
import type { OwnerRef } from './metafield.ts';
import { deleteMetafield, findEntry, writeMetafield } from './write-metafields.ts';

/** What search engines show: a part left out stays as it is; null and a blank text clear it. */
export interface SeoInput {
  readonly title?: string | null | undefined;
  readonly description?: string | null | undefined;
}

interface Seo {
  readonly title: string | null;
  readonly description: string | null;
}

const titleTag = { namespace: 'global', key: 'title_tag', type: 'single_line_text_field' } as const;
const descriptionTag = {
  namespace: 'global',
  key: 'description_tag',
  type: 'multi_line_text_field',
} as const;

/** Where `seo` is kept. A list of metafields that takes the place of all others leaves these: they have an input of their own. */
export const seoMetafields: readonly SeoMetafield[] = [titleTag, descriptionTag];

interface SeoMetafield {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
}

/** Shopify keeps these texts as metafields, so whoever writes those changes what search engines show. */
export function seoOf(context: RequestContext, owner: OwnerRef): Seo {
  return {
    title: findEntry(context, owner, titleTag)?.value ?? null,
    description: findEntry(context, owner, descriptionTag)?.value ?? null,
  };
}

export function writeSeo(context: RequestContext, owner: OwnerRef, seo: SeoInput | null | undefined): void {
  writePart(context, owner, { ...titleTag, value: seo?.title });
  writePart(context, owner, { ...descriptionTag, value: seo?.description });
}

interface Part {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string | null | undefined;
}

function writePart(context: RequestContext, owner: OwnerRef, part: Part): void {
  const { value } = part;
  if (value === undefined) return;
  if (value === null || value.trim() === '') deleteMetafield(context, owner, part);
  else writeMetafield(context, owner, { ...part, value, isUnique: undefined });
}
