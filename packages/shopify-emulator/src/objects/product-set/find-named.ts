import { numberOfGlobalId } from '../global-id.ts';

/** An option or a value that is there. */
interface Named {
  readonly id: number;
  readonly name: string;
}

interface NamingInput {
  readonly id?: string | null;
  readonly name?: string | null;
}

/**
 * Finds what inputs mean among what is there: by its id, else by its name in any case of letters. What one input names by its id no
 * other means by its name. Pure.
 */
export function findNamed<Thing extends Named>(
  present: readonly Thing[],
  inputs: readonly NamingInput[],
  gidType: 'ProductOption' | 'ProductOptionValue',
): readonly (Thing | undefined)[] {
  const numbers = inputs.map(({ id }) =>
    typeof id === 'string' ? (numberOfGlobalId(id, gidType) ?? 0) : null,
  );
  const byId = new Map(present.map((thing) => [thing.id, thing]));
  const others = present.filter(({ id }) => !numbers.includes(id));
  const byName = new Map(others.map((thing) => [thing.name.toLowerCase(), thing]));
  return inputs.map(({ name }, index) => {
    const number = numbers[index] ?? null;
    return number === null ? byName.get(name?.trim().toLowerCase() ?? '') : byId.get(number);
  });
}

/** The indexes of inputs that mean what another one further in front means. Pure. */
export function repeatedIndexes(found: readonly (Named | undefined)[]): readonly number[] {
  return found.flatMap((thing, index) =>
    thing !== undefined && found.indexOf(thing) < index ? [index] : [],
  );
}
