import type { MutationDefinition } from '../contract/mutation-definition.ts';

/**
 * The GraphQL text of a request that carries these mutations, in order. One mutation stands under its own name with its own
 * variable names; several are aliased `m0`, `m1`, … and their variables are prefixed alike (`$m0_input`). Pure.
 */
export function mutationText(definitions: readonly MutationDefinition[]): string {
  const [only] = definitions;
  if (only !== undefined && definitions.length === 1) {
    return `mutation ${requestName(definitions)}(${declarations(only, '')}) { ${rootField(only, '')} }`;
  }
  const declared = definitions.map((definition, index) => declarations(definition, `${aliasOf(index)}_`));
  const roots = definitions.map(
    (definition, index) => `${aliasOf(index)}: ${rootField(definition, `${aliasOf(index)}_`)}`,
  );
  return `mutation ${requestName(definitions)}(${declared.join(', ')}) { ${roots.join(' ')} }`;
}

/** The name of the request in Shopify's logs and in the journal of calls. */
export function requestName(definitions: readonly MutationDefinition[]): string {
  const names = [...new Set(definitions.map((definition) => definition.name))];
  return names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('And');
}

export function aliasOf(index: number): string {
  return `m${index}`;
}

function declarations(definition: MutationDefinition, prefix: string): string {
  return Object.entries(definition.variables)
    .map(([name, type]) => `$${prefix}${name}: ${type}`)
    .join(', ');
}

function rootField(definition: MutationDefinition, prefix: string): string {
  const passed = Object.keys(definition.variables).map((name) => `${name}: $${prefix}${name}`);
  return `${definition.name}(${passed.join(', ')}) { ${definition.selection} }`;
}
