import { Liquid, LiquidError, type Template as LiquidNode } from 'liquidjs';
import { suggestion } from '../spec/nearest-name.ts';
import type { Cell } from './convert-value.ts';
import { exactText } from './convert-value.ts';
import { ExactNumber } from './exact-number.ts';
import { exactFilters, FilterFault, textFilters } from './template-filters.ts';

/** Line and column of a template's text, both from 1. */
interface TemplatePlace {
  readonly line: number;
  readonly column: number;
}

interface TemplateFault extends TemplatePlace {
  readonly message: string;
  readonly fix?: string;
}

/** A compiled template. Pure: the same cells, the same text. */
export interface Template {
  /** The columns that it names, with the place where each is named first. */
  readonly variables: readonly (TemplatePlace & { readonly name: string })[];
  /** Its text for the cells of its variables. Every variable must be there: a template with a null column is null. */
  render(cells: Readonly<Record<string, Cell>>): { readonly text: string } | { readonly fault: string };
}

// Without `case`, which compares a number column by its text (`1.50` would not be 1.5): `if` compares exactly.
const tags = ['assign', 'break', 'capture', 'comment', 'continue', 'echo', 'for', 'if', 'raw', 'unless'];
const engine = createEngine();

function createEngine(): Liquid {
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: 100_000,
    // Milliseconds; only a template without end gets there, memory stops most of those before.
    renderLimit: 5000,
    memoryLimit: 1_000_000,
    templates: {},
  });
  for (const name of Object.keys(liquid.filters))
    if (!textFilters.includes(name)) delete liquid.filters[name];
  for (const name of Object.keys(liquid.tags)) if (!tags.includes(name)) delete liquid.tags[name];
  for (const [name, filter] of Object.entries(exactFilters)) liquid.registerFilter(name, filter);
  return liquid;
}

/** Parses a template, or says all that is wrong with it: unknown filters and tags, unclosed braces, members of columns. */
export function compileTemplate(text: string): Template | { readonly faults: readonly TemplateFault[] } {
  try {
    const nodes = engine.parse(text);
    const globals = Object.values(engine.analyzeSync(nodes, { partials: false }).globals).flat();
    const deep = globals.find((variable) => variable.segments.length > 1);
    if (deep !== undefined) {
      const place = { line: deep.location.row, column: deep.location.col };
      return { faults: [{ ...place, message: `\`${String(deep)}\` is no column: a column has no members` }] };
    }
    const variables = new Map(
      globals.toReversed().map(({ segments: [name], location }) => {
        return [String(name), { name: String(name), line: location.row, column: location.col }];
      }),
    );
    return { variables: [...variables.values()].toReversed(), render: (cells) => render(nodes, cells) };
  } catch (error) {
    return { faults: [parseFault(error)] };
  }
}

function parseFault(error: unknown): TemplateFault {
  if (!LiquidError.is(error)) throw error;
  const [line = 1, column = 1] = error.token.getPosition();
  const message = error.message.replace(/, (?:file:.*, )?line:\d+, col:\d+$/, '');
  const [, filter] = /^undefined filter: (.*)$/.exec(message) ?? [];
  if (filter !== undefined) {
    const near = suggestion(filter, [...textFilters, ...Object.keys(exactFilters)]);
    return { line, column, message: `templates have no filter \`${filter}\``, ...near };
  }
  const [, tag] = /^tag "(.*)" not found$/.exec(message) ?? [];
  if (tag === undefined) return { line, column, message };
  return { line, column, message: `templates have no tag \`${tag}\``, ...suggestion(tag, tags) };
}

function render(
  nodes: LiquidNode[],
  cells: Readonly<Record<string, Cell>>,
): { readonly text: string } | { readonly fault: string } {
  const entries = Object.entries(cells).map(([name, cell]) => [name, templateValue(cell)]);
  try {
    return { text: String(engine.renderSync(nodes, Object.fromEntries(entries))) };
  } catch (error) {
    // Liquid's own messages may quote the row.
    const cause = LiquidError.is(error) ? error.originalError : error;
    return { fault: cause instanceof FilterFault ? cause.message : 'it fails on the values of this row' };
  }
}

function templateValue(cell: Cell): string | boolean | ExactNumber {
  if (typeof cell.value === 'boolean') return cell.value;
  const text = exactText(cell) ?? String(cell.value);
  const isNumber = cell.kind === 'integer' || cell.kind === 'decimal' || cell.kind === 'float';
  return isNumber ? new ExactNumber(text) : text;
}
