import { createHash } from 'node:crypto';
import { mutationCatalogue, queryTexts } from '../src/documents/catalogue.ts';
import { mutationText } from '../src/documents/mutation-text.ts';

/** Every GraphQL text of the package by the name of its operation: what is checked against the schema and what types are made from. */
export function documentTexts(): Readonly<Record<string, string>> {
  const mutations = Object.values(mutationCatalogue).map((definition) => [
    definition.name,
    mutationText([definition]),
  ]);
  return { ...queryTexts, ...Object.fromEntries(mutations) };
}

/** Stands in the head of the generated types, so that a test can tell when they are out of step. */
export function documentsHash(schemaFile: Uint8Array): string {
  const hash = createHash('sha256').update(schemaFile);
  for (const [name, text] of Object.entries(documentTexts())) hash.update(`\n${name}\n${text}`);
  return hash.digest('hex').slice(0, 16);
}
