import type { ErrorPlace } from '../errors/backstock-error.ts';
import type { Column } from '../rows/value.ts';
import { suggestion } from '../spec/nearest-name.ts';
import type { SpecProblem } from '../spec/spec-problem.ts';
import type { Compiling } from './evaluated.ts';

/** The columns that a mapper uses, in the order of a row: the key's first, then the others as they were asked for. */
export interface BoundColumns extends Compiling {
  /** Used so far, key columns first. */
  readonly used: readonly Column[];
}

/** Finds columns by name: the exact one, else the only one that differs in case alone. */
export function bindColumns(columns: readonly Column[]): BoundColumns {
  const used: Column[] = [];
  const problems: SpecProblem[] = [];
  return {
    used,
    problems,
    bind(name, where) {
      const found = findColumn(name, columns);
      if (!('column' in found)) {
        problems.push({ where, code: 'MODEL.COLUMN_MISSING', ...found });
        return undefined;
      }
      const { column } = found;
      const known = used.indexOf(column);
      const slot = known === -1 ? used.push(column) - 1 : known;
      return { slot, name: column.name, kind: column.kind, databaseType: column.databaseType };
    },
  };
}

/** Binds the key; its columns come first in a row, so that this has to come before everything else. */
export function bindKey(names: readonly string[], where: ErrorPlace, bound: BoundColumns): readonly string[] {
  const bindings = names.map((name) => bound.bind(name, where));
  const found = bindings.filter((binding) => binding !== undefined);
  if (new Set(found.map((binding) => binding.slot)).size < found.length) {
    bound.problems.push({ where, message: 'the primary key names a column twice' });
  }
  return found.map((binding) => binding.name);
}

function findColumn(
  name: string,
  columns: readonly Column[],
): { readonly column: Column } | Pick<SpecProblem, 'message' | 'fix'> {
  const exact = columns.filter((column) => column.name === name);
  const found =
    exact.length > 0 ? exact : columns.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  const [column] = found;
  if (column !== undefined && found.length === 1) return { column };
  if (column !== undefined) {
    const names = found.map((other) => other.name).join(', ');
    return { message: `the model has more than one column ${name}: ${names}`, fix: 'give each its own name' };
  }
  const names = columns.map((other) => other.name);
  const near = suggestion(name, names);
  const fix = near.fix === undefined ? { fix: `it has ${names.join(', ')}` } : near;
  return { message: `the model has no column ${name}`, ...fix };
}
