import type { DirectiveNode } from 'graphql';
import { checkArguments } from './argument-rules.ts';
import { report, type DocumentScope } from './document-scope.ts';
import type { ErrorPath } from './static-error.ts';

/** What a directive can stand at, as messages call it. */
export type DirectiveTarget =
  | 'fields'
  | 'queries'
  | 'mutations'
  | 'subscriptions'
  | 'inline fragments'
  | 'fragment spreads'
  | 'fragment definitions';

const targetNames: Readonly<Record<string, DirectiveTarget>> = {
  FIELD: 'fields',
  QUERY: 'queries',
  MUTATION: 'mutations',
  SUBSCRIPTION: 'subscriptions',
  INLINE_FRAGMENT: 'inline fragments',
  FRAGMENT_SPREAD: 'fragment spreads',
  FRAGMENT_DEFINITION: 'fragment definitions',
};

export function checkDirectives(
  scope: DocumentScope,
  carrier: { readonly directives?: readonly DirectiveNode[] },
  target: DirectiveTarget,
  path: ErrorPath,
): void {
  for (const node of carrier.directives ?? []) {
    const name = node.name.value;
    const place = { node, path };
    const directive = scope.schema.getDirective(name);
    if (!directive) {
      const message = `Directive @${name} is not defined`;
      report(scope, place, message, { code: 'undefinedDirective', directiveName: name });
      continue;
    }
    const allowed = directive.locations.flatMap((location) => targetNames[location] ?? []);
    if (!allowed.includes(target)) {
      const message = `'@${name}' can't be applied to ${target} (allowed: ${allowed.join(', ')})`;
      report(scope, place, message, { code: 'directiveCannotBeApplied', targetName: target, name });
      continue;
    }
    checkArguments(scope, { node, place, typeName: 'Directive', definitions: directive.args });
  }
}
