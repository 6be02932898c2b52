import type { SearchFields } from './search-fields.ts';
import type { SearchNode, SearchTerm } from './search-syntax.ts';

/**
 * The numbers of all things that a search can find, in ascending order, where indexes tell; undefined where only a look at
 * everything does. What is found must still be matched.
 */
export function narrowSearch<Thing>(
  node: SearchNode,
  fields: SearchFields<Thing>,
): readonly number[] | undefined {
  const numbers = narrow(node, fields);
  return numbers === undefined ? undefined : [...new Set(numbers)].sort((a, b) => a - b);
}

function narrow<Thing>(node: SearchNode, fields: SearchFields<Thing>): readonly number[] | undefined {
  if (node.kind === 'not') return undefined;
  if (node.kind === 'term') return narrowTerm(node, fields);
  const parts = node.parts.map((part) => narrow(part, fields));
  if (node.kind === 'and') return parts.find((part) => part !== undefined);
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.flat() : undefined;
}

function narrowTerm<Thing>(term: SearchTerm, fields: SearchFields<Thing>): readonly number[] | undefined {
  const { field, value, comparator, prefix } = term;
  if (field === null || comparator !== '=' || prefix || value.includes('*')) return undefined;
  const look = Object.hasOwn(fields.indexes ?? {}, field) ? fields.indexes?.[field] : undefined;
  return look?.(value.toLowerCase());
}

/** The number that a value writes; a value that writes none is ignored by its filter, and tells nothing. */
export function numberValue(value: string): readonly number[] | undefined {
  const number = Number(value);
  return value.trim() === '' || Number.isNaN(number) ? undefined : [number];
}
