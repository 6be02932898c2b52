import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../../schema/document-fragments.ts';

/** The only, or first, operation of a document with its named fragments written out in place. Pure. */
export function inlinedOperation(document: DocumentNode): OperationDefinitionNode | undefined {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  return {
    ...operation,
    selectionSet: inlined(operation.selectionSet, { fragments: fragmentsOf(document), open: [] }),
  };
}

interface Fragments {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Those being written out, so that none goes into itself. */
  readonly open: readonly string[];
}

function inlined(set: SelectionSetNode, state: Fragments): SelectionSetNode {
  return { ...set, selections: set.selections.flatMap((selection) => inlinedSelection(selection, state)) };
}

function inlinedSelection(selection: SelectionNode, state: Fragments): readonly SelectionNode[] {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) {
    if (selection.selectionSet === undefined) return [selection];
    return [{ ...selection, selectionSet: inlined(selection.selectionSet, state) }];
  }
  const name = selection.name.value;
  const fragment = state.fragments.get(name);
  if (fragment === undefined || state.open.includes(name)) return [];
  return [
    {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: fragment.typeCondition,
      directives: selection.directives ?? [],
      selectionSet: inlined(fragment.selectionSet, { ...state, open: [...state.open, name] }),
    },
  ];
}
