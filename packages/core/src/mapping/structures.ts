import type { MappedValue, MapperField } from './mapped-row.ts';

/**
 * Input objects of which each member is mapped as a field of its own. Without a value for every required member nothing of
 * one can be sent: all of its fields are then skipped. Pure.
 */
export function compileStructures(
  fields: readonly MapperField[],
): (values: readonly MappedValue[]) => readonly MappedValue[] {
  const names = [...new Set(fields.flatMap((field) => field.definition?.structure ?? []))];
  const structures = names.map((name) => {
    const members = [...fields.keys()].filter((index) => fields[index]?.definition?.structure === name);
    return { members, required: members.filter((index) => fields[index]?.definition?.required === true) };
  });
  return (values) => {
    const lacking = structures.filter(({ required }) =>
      required.some((index) => values[index]?.state !== 'set'),
    );
    const skipped = new Set(lacking.flatMap(({ members }) => members));
    if (skipped.size === 0) return values;
    return values.map((value, index): MappedValue => (skipped.has(index) ? { state: 'skip' } : value));
  };
}
