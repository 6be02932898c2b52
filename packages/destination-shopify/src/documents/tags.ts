import type { MutationCatalogue } from '../contract/mutation-definition.ts';

/** One thing a mutation. Adding what is there and removing what is not changes nothing. `node` would cost a point. */
export const tagMutations: MutationCatalogue = {
  tagsAdd: {
    name: 'tagsAdd',
    variables: { id: 'ID!', tags: '[String!]!' },
    selection: 'userErrors { field message }',
    thingId: [],
    points: () => 10,
    repeat: 'safe',
  },
  tagsRemove: {
    name: 'tagsRemove',
    variables: { id: 'ID!', tags: '[String!]!' },
    selection: 'userErrors { field message }',
    thingId: [],
    points: () => 10,
    repeat: 'safe',
  },
};
