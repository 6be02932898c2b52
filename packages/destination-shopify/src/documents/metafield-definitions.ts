import type { StoreDocument } from '../contract/store-document.ts';
import type { MetafieldDefinitionIdentifierInput, MetafieldDefinitionsQuery } from './generated/documents.ts';

/** By alias: `d0`, `d1`, … */
export type MetafieldDefinitionsAnswer = Readonly<Record<string, MetafieldDefinitionsQuery['d0']>>;
export type MetafieldDefinitionsVariables = Readonly<Record<string, MetafieldDefinitionIdentifierInput>>;

/** A definition costs 1, its type 1. */
export const pointsPerMetafieldDefinition = 2;

/** The definitions of `count` metafields: variables `i0`, `i1`, …, answers `d0`, `d1`, …. */
export function metafieldDefinitionsDocument(
  count: number,
): StoreDocument<MetafieldDefinitionsAnswer, MetafieldDefinitionsVariables> {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const declared = indexes.map((index) => `$i${index}: MetafieldDefinitionIdentifierInput!`);
  const roots = indexes.map(
    (index) => `d${index}: metafieldDefinition(identifier: $i${index}) { type { name } }`,
  );
  return {
    name: 'MetafieldDefinitions',
    text: `query MetafieldDefinitions(${declared.join(', ')}) { ${roots.join(' ')} }`,
  };
}
