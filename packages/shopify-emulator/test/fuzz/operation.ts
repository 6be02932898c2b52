import { createDraw } from './draw.ts';
import { InputValues } from './input-values.ts';
import type { KnownThings } from './known-things.ts';
import type { RootField } from './root-fields.ts';
import { SelectionMaker, textOf, type SelectedField } from './selections.ts';

/** A document with one root field, and what is to be known to judge its answer. */
export interface Operation {
  readonly root: RootField;
  readonly selected: SelectedField;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Something in it does not fit its type, so that it must be refused before it runs. */
  readonly isSpoilt: boolean;
  /** It tries to be right, so that it gets far. */
  readonly isCareful: boolean;
}

/** One call in so many does not fit the schema. */
const spoiltPercent = 4;

/** The same seed makes the same document, as long as the same things are known. */
export function makeOperation(root: RootField, seed: number, known: KnownThings): Operation {
  const draw = createDraw(seed);
  const values = new InputValues(draw, known, draw.percent(spoiltPercent));
  const maker = new SelectionMaker(draw, values);
  const selected = maker.field(root.field, draw.pick([1, 2, 2, 3]));
  const directive =
    root.kind === 'mutation' && draw.percent(95) ? keyOf(draw.below(draw.percent(15) ? 4 : 1e9)) : '';
  const text = textOf(selected);
  const head = `${selected.key}: ${root.field.name}${selected.args}`;
  const query = `${root.kind}${maker.variableDefinitions} { ${head}${directive}${text.slice(head.length)} }`;
  return {
    root,
    selected,
    query,
    variables: maker.variables,
    isSpoilt: values.isSpoilt,
    isCareful: values.isCareful,
  };
}

/** Some mutations run only under a key; the others ignore it. */
function keyOf(number: number): string {
  return ` @idempotent(key: "key-${number}")`;
}
