import type { Variant } from '../products/variant.ts';
import { combinationKey } from './variant-options.ts';

type Chooser = Pick<Variant, 'id' | 'optionValueIds'>;

/** Which variant of a product chooses which values, while variants change: each combination belongs to one of them. */
export interface Combinations {
  /** By another variant. */
  isTaken(variant: Chooser): boolean;
  take(variant: Chooser): void;
  /** Gives up what the variant chooses, if it is its own. */
  free(variant: Chooser): void;
}

export function createCombinations(variants: readonly Chooser[]): Combinations {
  const owners = new Map(variants.map((variant) => [combinationKey(variant.optionValueIds), variant.id]));
  const ownerOf = (variant: Chooser): number | undefined =>
    owners.get(combinationKey(variant.optionValueIds));
  return {
    isTaken: (variant) => (ownerOf(variant) ?? variant.id) !== variant.id,
    take: (variant) => owners.set(combinationKey(variant.optionValueIds), variant.id),
    free(variant) {
      if (ownerOf(variant) === variant.id) owners.delete(combinationKey(variant.optionValueIds));
    },
  };
}
