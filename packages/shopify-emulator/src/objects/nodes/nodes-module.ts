import type { ObjectModule } from '../object-module.ts';

/** Look-ups of anything by its id. */
export const nodesModule: ObjectModule = {
  queries: {
    node: (_source, args: { readonly id: string }, context) => context.resolveNode(args.id),
    nodes: (_source, args: { readonly ids: readonly string[] }, context) =>
      args.ids.map((id) => context.resolveNode(id)),
  },
};
