import { expect, test } from 'vitest';
import { metafieldMutations } from './metafields.ts';
import { mutationText, requestName } from './mutation-text.ts';
import { tagMutations } from './tags.ts';

const definitions = [
  tagMutations['tagsAdd'],
  tagMutations['tagsRemove'],
  metafieldMutations['metafieldsDelete'],
];
const [add, remove, clear] = definitions.filter((definition) => definition !== undefined);

test('one mutation stands under its own name with its own variables', () => {
  expect(mutationText(add === undefined ? [] : [add])).toBe(
    'mutation TagsAdd($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { field message } } }',
  );
});

test('several mutations are aliased in order and their variables are told apart by the alias', () => {
  expect(mutationText([remove, clear].filter((definition) => definition !== undefined))).toBe(
    'mutation TagsRemoveAndMetafieldsDelete(' +
      '$m0_id: ID!, $m0_tags: [String!]!, $m1_metafields: [MetafieldIdentifierInput!]!) { ' +
      'm0: tagsRemove(id: $m0_id, tags: $m0_tags) { userErrors { field message } } ' +
      'm1: metafieldsDelete(metafields: $m1_metafields) { userErrors { field message } } }',
  );
});

test('a request is named after its mutations, each once', () => {
  const named = [add, add, remove].filter((definition) => definition !== undefined);
  expect(requestName(named)).toBe('TagsAddAndTagsRemove');
});
