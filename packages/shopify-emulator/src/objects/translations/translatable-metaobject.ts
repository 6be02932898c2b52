import { createHash } from 'node:crypto';
import { shopLocale } from '../customers/locale.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldDefinition } from '../metaobjects/metaobject-definition.ts';
import { definitionOf, findMetaobject, type Metaobject } from '../metaobjects/metaobject.ts';
import type { RequestContext } from '../object-module.ts';

/** A thing with texts that could be in other languages. */
export interface TranslatableResource {
  readonly resourceId: string;
  readonly content: readonly TranslatableContent[];
}

interface TranslatableContent {
  readonly key: string;
  readonly value: string | null;
  readonly digest: string | null;
  readonly locale: string;
  readonly type: string;
}

/** Types of fields that are in a language, with the names that they have as content. */
const contentTypes: ReadonlyMap<string, string> = new Map(
  [
    'file_reference',
    'json',
    'link',
    'list.file_reference',
    'list.link',
    'list.single_line_text_field',
    'list.url',
    'multi_line_text_field',
    'rich_text_field',
    'single_line_text_field',
    'url',
  ].map((type) => [type, type.replace('.', '_').toUpperCase()]),
);

/** The metaobject of an id as something to translate; null where its definition is not made for that. */
export function translatableMetaobject(context: RequestContext, id: string): TranslatableResource | null {
  const entry = findMetaobject(context, id);
  if (entry === undefined) return null;
  const { capabilities, fields } = definitionOf(context, entry);
  if (capabilities.translatable !== true) return null;
  return {
    resourceId: formatGlobalId('Metaobject', entry.id),
    content: fields.flatMap((field) => contentOf(field, entry)),
  };
}

function contentOf(
  { key, number, type }: FieldDefinition,
  entry: Metaobject,
): readonly TranslatableContent[] {
  const contentType = contentTypes.get(type);
  if (contentType === undefined) return [];
  const value = entry.values[number] ?? null;
  return [{ key, value, digest: digestOf(value), locale: shopLocale, type: contentType }];
}

/** Tells a translation of this very text from one of an older text. */
function digestOf(value: string | null): string | null {
  return value === null ? null : createHash('sha256').update(value).digest('hex');
}
