import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isRequiredArgument,
  isUnionType,
  type GraphQLArgument,
  type GraphQLCompositeType,
} from 'graphql';
import type { Draw } from './draw.ts';
import type { InputValues } from './input-values.ts';
import { literalOf, variableOf } from './literals.ts';
import { schema, type AnyField } from './root-fields.ts';

/** What is asked of a thing, in a form that an answer can be held against. */
export interface Selections {
  readonly type: GraphQLCompositeType;
  readonly hasTypename: boolean;
  readonly fields: readonly SelectedField[];
  readonly fragments: readonly Selections[];
}

export interface SelectedField {
  /** Under which the answer has it. */
  readonly key: string;
  readonly field: AnyField;
  readonly args: string;
  /** The longest page that may come. */
  readonly pageSize: number | null;
  readonly selections: Selections | null;
}

/** Draws what is asked, within one document. */
export class SelectionMaker {
  readonly #draw: Draw;
  readonly #values: InputValues;
  readonly #variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  #keys = 0;
  #fieldsLeft = 60;

  constructor(draw: Draw, values: InputValues) {
    this.#draw = draw;
    this.#values = values;
  }

  /** `($v1: ID!)`, or nothing. */
  get variableDefinitions(): string {
    const parts = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`);
    return parts.length === 0 ? '' : `(${parts.join(', ')})`;
  }

  get variables(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.#variables].map(([name, { value }]) => [name, variableOf(value)]));
  }

  /** A field of the root, or of the type that the path ends with. */
  field(field: AnyField, depth: number, path: readonly string[] = []): SelectedField {
    return { ...this.#field(field, depth, path), key: this.#freshKey() };
  }

  #freshKey(): string {
    this.#keys += 1;
    return `f${this.#keys}`;
  }

  #field(field: AnyField, depth: number, path: readonly string[]): SelectedField {
    this.#fieldsLeft -= 1;
    const type = getNamedType(field.type);
    const isPage = type.name.endsWith('Connection');
    const given = this.#arguments(field.args, [...path, field.name], isPage);
    return {
      key: field.name,
      field,
      args: given.text,
      pageSize: given.pageSize,
      selections: isCompositeType(type) ? this.selections(type, depth) : null,
    };
  }

  selections(type: GraphQLCompositeType, depth: number, isFragment = false): Selections {
    return {
      type,
      hasTypename: isAbstractType(type) || this.#draw.percent(20),
      fields: this.#fields(type, depth, isFragment),
      fragments: this.#fragments(type, depth),
    };
  }

  #fields(type: GraphQLCompositeType, depth: number, isFragment: boolean): readonly SelectedField[] {
    if (isUnionType(type)) return [];
    const all = Object.values(type.getFields());
    const isError = type.name.endsWith('Error');
    const always = all.filter(
      ({ name }) => /^(?:id|cursor)$|errors$/i.test(name) || (isError && /^(?:message|field)$/.test(name)),
    );
    const isDeep = depth > 0 && this.#fieldsLeft > 0;
    const fitting = all.filter((field) => isDeep || !isCompositeType(getNamedType(field.type)));
    // A page without entries tells little.
    const entries = all.filter(
      ({ name }) => type.name.endsWith('Connection') && name === 'nodes' && depth > -2,
    );
    const chosen = new Set([...entries, ...always.filter((field) => fitting.includes(field) || depth > -2)]);
    const count = this.#fieldsLeft > 0 ? 1 + this.#draw.below(isDeep ? 5 : 3) : 1;
    for (let drawn = 0; drawn < count && fitting.length > 0; drawn += 1) chosen.add(this.#draw.pick(fitting));
    // Fields of fragments have keys of their own, so that no two of them are in each other's way.
    // The journal knows errors by their names.
    const isKnownByName = isError || type.name.endsWith('Payload');
    const renames = isFragment || isAbstractType(type) || (!isKnownByName && this.#draw.percent(30));
    const wanted = chosen.size > 0 ? [...chosen] : [this.#smallest(all)];
    return wanted.map((field) => {
      const made = this.#field(field, depth - 1, [type.name]);
      return renames ? { ...made, key: this.#freshKey() } : made;
    });
  }

  /** A field for a type all of whose fields have selections of their own. */
  #smallest(fields: readonly AnyField[]): AnyField {
    const plain = fields.filter((field) => !field.args.some(isRequiredArgument));
    return this.#draw.pick(plain.length > 0 ? plain : fields);
  }

  #fragments(type: GraphQLCompositeType, depth: number): readonly Selections[] {
    if (!isAbstractType(type)) return [];
    const share = isInterfaceType(type) && depth <= 0 ? 20 : 80;
    const possible = schema.getPossibleTypes(type);
    const wanted = possible.length <= 3 ? possible : [0, 1, 2].map(() => this.#draw.pick(possible));
    return [...new Set(wanted)]
      .filter(() => this.#draw.percent(share))
      .map((concrete) => this.selections(concrete, depth - 1, true));
  }

  #arguments(
    definitions: readonly GraphQLArgument[],
    path: readonly string[],
    isPage: boolean,
  ): { readonly text: string; readonly pageSize: number | null } {
    const isRoot = path.length === 1;
    const page = definitions.some(({ name }) => name === 'first') ? this.#page(definitions, isPage) : null;
    const chosen = definitions
      .filter(({ name }) => page === null || (name !== 'first' && name !== 'last'))
      .filter((entry) => isRequiredArgument(entry) || this.#draw.percent(isRoot ? 55 : 25));
    const needed = isRoot
      ? this.#values.neededNames(definitions, new Set(chosen.map(({ name }) => name)))
      : [];
    const wanted = [...chosen, ...definitions.filter(({ name }) => needed.includes(name))];
    const names = this.#values.chosenNames(wanted);
    const given = wanted
      .filter(({ name }) => names.has(name))
      // Most cursors are of other lists, so a place to go on from is rarely one.
      .filter(({ name }) => (name !== 'after' && name !== 'before') || this.#draw.percent(40))
      .map((entry) => `${entry.name}: ${this.#argument(entry, path)}`);
    const parts = page === null ? given : [page.text, ...given];
    return { text: parts.length === 0 ? '' : `(${parts.join(', ')})`, pageSize: page?.size ?? null };
  }

  #page(
    definitions: readonly GraphQLArgument[],
    isPage: boolean,
  ): { readonly text: string; readonly size: number } {
    const size = this.#draw.pick(isPage ? [1, 2, 2, 3, 3, 5, 0, 10] : [1, 2, 3]);
    const isLast = definitions.some(({ name }) => name === 'last') && this.#draw.percent(15);
    return { text: `${isLast ? 'last' : 'first'}: ${size}`, size };
  }

  #argument(definition: GraphQLArgument, path: readonly string[]): string {
    const value = this.#values.make(definition.type, [...path, definition.name]);
    if (!this.#draw.percent(40)) return literalOf(value);
    const name = `v${this.#variables.size + 1}`;
    this.#variables.set(name, { type: String(definition.type), value });
    return `$${name}`;
  }
}

/** As it is written into a document. */
export function textOf(selected: SelectedField): string {
  const { key, field, args, selections } = selected;
  const alias = key === field.name ? '' : `${key}: `;
  return `${alias}${field.name}${args}${selections === null ? '' : ` ${blockOf(selections)}`}`;
}

function blockOf({ hasTypename, fields, fragments }: Selections): string {
  const parts = [
    ...(hasTypename ? ['__typename'] : []),
    ...fields.map(textOf),
    ...fragments.map((fragment) => `... on ${fragment.type.name} ${blockOf(fragment)}`),
  ];
  return `{ ${parts.join(' ')} }`;
}
