import { apiError } from '../api-error.ts';
import { connect, type ConnectionArguments } from '../connection.ts';
import { parseGlobalId } from '../global-id.ts';
import type { ObjectModule, RequestContext } from '../object-module.ts';
import { translatableMetaobject, type TranslatableResource } from './translatable-metaobject.ts';

/** What could be translated, so far of metaobjects. Translations themselves cannot be made, so there are none. */
export const translationsModule: ObjectModule = {
  queries: { translatableResource },
  types: {
    TranslatableResource: {
      translatableContent: ({ content }: TranslatableResource) => content,
      translations: () => [],
      nestedTranslatableResources: (_source, args: ConnectionArguments) => connect([], args),
    },
  },
};

function translatableResource(
  _source: unknown,
  { resourceId }: { readonly resourceId: string },
  context: RequestContext,
): TranslatableResource | null {
  const type = parseGlobalId(resourceId)?.type ?? 'Metaobject';
  if (type === 'Metaobject') return translatableMetaobject(context, resourceId);
  const message = `The local store does not implement \`translatableResource\` for ${type} yet.`;
  throw apiError('NOT_IMPLEMENTED', message);
}
