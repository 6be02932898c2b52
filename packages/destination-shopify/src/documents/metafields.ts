import type { MutationCatalogue } from '../contract/mutation-definition.ts';

/**
 * Both take entries of any owner, so that changes share them. `metafieldsSet` takes 25 entries and applies all or none;
 * deleting takes as many as any list (250) and passes over what is not there. The cost does not depend on the entries.
 * https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/metafieldsSet
 */
export const metafieldMutations: MutationCatalogue = {
  metafieldsSet: {
    name: 'metafieldsSet',
    variables: { metafields: '[MetafieldsSetInput!]!' },
    selection: 'userErrors { field message code }',
    thingId: [],
    points: () => 10,
    repeat: 'safe',
    batch: { variable: 'metafields', maxItems: 25 },
  },
  metafieldsDelete: {
    name: 'metafieldsDelete',
    variables: { metafields: '[MetafieldIdentifierInput!]!' },
    selection: 'userErrors { field message }',
    thingId: [],
    points: () => 10,
    repeat: 'safe',
    batch: { variable: 'metafields', maxItems: 250 },
  },
};
