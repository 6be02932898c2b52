import { visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';
import { fragmentsOf } from '../../schema/document-fragments.ts';
import { staticError, type StaticError } from './static-error.ts';

/** Fragments that nobody spreads, and those that never end, in the words of the library that Shopify's API is made with. Pure. */
export function checkFragments(document: DocumentNode): readonly StaticError[] {
  const fragments = fragmentsOf(document);
  const spreads = new Map([...fragments].map(([name, node]) => [name, spreadsIn(node)]));
  const endless = endlessAmong(spreads);
  const used = new Set(document.definitions.flatMap(spreadsIn));
  return [...fragments.values()].flatMap((node) => {
    const name = node.name.value;
    const place = { node, path: [`fragment ${name}`] };
    const loop = staticError(place, `Fragment ${name} contains an infinite loop`, {
      code: 'infiniteLoop',
      fragmentName: name,
    });
    const unused = staticError(place, `Fragment ${name} was defined, but not used`, {
      code: 'useAndDefineFragment',
      fragmentName: name,
    });
    return [...(endless.has(name) ? [loop] : []), ...(used.has(name) ? [] : [unused])];
  });
}

function spreadsIn(node: FragmentDefinitionNode | DocumentNode['definitions'][number]): readonly string[] {
  const names: string[] = [];
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
}

/** Those that spread themselves through others, and those that spread such a one. */
function endlessAmong(spreads: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Map([...spreads.keys()].map((name) => [name, reachedFrom(name, spreads)]));
  const isLoop = (name: string): boolean => reached.get(name)?.has(name) === true;
  return new Set(
    [...reached].filter(([name, all]) => isLoop(name) || [...all].some(isLoop)).map(([name]) => name),
  );
}

function reachedFrom(name: string, spreads: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(spreads.get(name) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(spreads.get(next) ?? []));
  }
  return reached;
}
