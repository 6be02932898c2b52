import type { MutationCatalogue } from '../contract/mutation-definition.ts';
import { customerMutations, customerQueryTexts } from './customer.ts';
import { metafieldMutations } from './metafields.ts';
import { metafieldDefinitionsDocument } from './metafield-definitions.ts';
import { shopDocument } from './store.ts';
import { tagMutations } from './tags.ts';

/** Every mutation that operations may name. */
export const mutationCatalogue: MutationCatalogue = {
  ...customerMutations,
  ...metafieldMutations,
  ...tagMutations,
};

/**
 * Every query of the package by name, for types and for the check against the schema. A document that is put together
 * while running stands here as one complete sample.
 */
export const queryTexts: Readonly<Record<string, string>> = {
  ...customerQueryTexts,
  [shopDocument.name]: shopDocument.text,
  [metafieldDefinitionsDocument(1).name]: metafieldDefinitionsDocument(1).text,
};
