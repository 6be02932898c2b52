import { Kind, visit, BREAK, type ASTNode, type DocumentNode } from 'graphql';
import { operationLabel } from './document-scope.ts';
import type { ErrorPath } from './static-error.ts';

/** Where a node stands in its document, as Shopify names places: operations and fragments, keys of fields, arguments. Pure. */
export function pathOfNode(document: DocumentNode, sought: ASTNode): ErrorPath {
  const path: string[] = [];
  visit(document, {
    enter(node) {
      const step = stepInto(node);
      if (step !== null) path.push(step);
      return node === sought ? BREAK : undefined;
    },
    leave(node) {
      if (stepInto(node) !== null) path.pop();
    },
  });
  return path;
}

function stepInto(node: ASTNode): string | null {
  if (node.kind === Kind.OPERATION_DEFINITION) return operationLabel(node);
  if (node.kind === Kind.FRAGMENT_DEFINITION) return `fragment ${node.name.value}`;
  if (node.kind === Kind.FIELD) return (node.alias ?? node.name).value;
  if (node.kind === Kind.FRAGMENT_SPREAD) return `... ${node.name.value}`;
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
  if (node.kind !== Kind.INLINE_FRAGMENT) return null;
  return node.typeCondition === undefined ? '...' : `... on ${node.typeCondition.name.value}`;
}
