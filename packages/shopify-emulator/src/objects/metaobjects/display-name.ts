import { createHash } from 'node:crypto';
import type { RequestContext } from '../object-module.ts';
import { definitionOf, type FieldValues, type Metaobject } from './metaobject.ts';
import { findField, type MetaobjectDefinition } from './metaobject-definition.ts';
import { inWords } from './words.ts';

/** What an entry is called: the value of the field that its definition names, else its handle in words. */
export function displayNameOf(context: RequestContext, entry: Metaobject): string {
  const named = displayValue(definitionOf(context, entry), entry.values);
  return named ?? entry.fallbackName ?? inWords(entry.handle);
}

/** The value of the field that names an entry. */
export function displayValue(definition: MetaobjectDefinition, values: FieldValues): string | undefined {
  const { displayNameKey } = definition;
  const field = displayNameKey === undefined ? undefined : findField(definition, displayNameKey);
  return field === undefined ? undefined : values[field.number];
}

/** `Size chart #K3V9QX2A`: a name for an entry that has neither a name nor a handle. The same number gives the same one. */
export function generatedName(definition: MetaobjectDefinition, entryId: number): string {
  const digest = createHash('sha256').update(`metaobject ${entryId}`).digest('hex');
  const code = BigInt(`0x${digest}`).toString(36).slice(0, 8).toUpperCase();
  return `${definition.name} #${code}`;
}
