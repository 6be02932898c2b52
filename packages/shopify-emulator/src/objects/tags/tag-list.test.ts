import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTags, normalizeTags, removeTags, tagProblems } from './tag-list.ts';

describe('tags', () => {
  test('are split at commas, trimmed, taken once whatever their case, and sorted without regard to case', () => {
    expect(normalizeTags(['Wholesale', ' beta , Alpha', '', 'alpha', 'WHOLESALE'])).toEqual([
      'Alpha',
      'beta',
      'Wholesale',
    ]);
  });

  test('added to others keep the spelling that was there', () => {
    expect(addTags(['Gold'], ['gold', 'new'])).toEqual(['Gold', 'new']);
  });

  test('are removed whatever their case', () => {
    expect(removeTags(['Gold', 'new', 'old'], ['GOLD', 'old,other'])).toEqual(['new']);
  });

  test('may have 255 characters and no more', () => {
    expect(tagProblems(['t'.repeat(255)])).toEqual([]);
    expect(tagProblems(['t'.repeat(256)])).toEqual(['Tags is too long (maximum is 255 characters)']);
  });

  test('are at most 250', () => {
    const tags = Array.from({ length: 251 }, (_, number) => `tag ${number}`);
    expect(tagProblems(tags.slice(1))).toEqual([]);
    expect(tagProblems(tags)).toEqual(['Tags cannot be more than 250']);
  });

  test('stay as they are when normalised again', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tags) => {
        const once = normalizeTags(tags);
        expect(normalizeTags(once)).toEqual(once);
      }),
    );
  });
});
