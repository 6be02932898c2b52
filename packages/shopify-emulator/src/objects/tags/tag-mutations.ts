import { apiError } from '../api-error.ts';
import { parseGlobalId } from '../global-id.ts';
import { requireWriteAccess } from '../owner-access.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { addTags, removeTags, tagProblems } from './tag-list.ts';

/** How a kind of thing keeps its tags. */
export interface TagOwner {
  /** undefined where nothing has this id. */
  read(context: RequestContext, id: string): readonly string[] | undefined;
  /** Stores the tags and gives the thing, with its `__typename`. */
  write(context: RequestContext, id: string, tags: readonly string[]): unknown;
}

/** Kinds that Shopify lets have tags, in words. */
const taggableTypes: ReadonlyMap<string, string> = new Map([
  ['Article', 'Article'],
  ['Customer', 'Customer'],
  ['DiscountNode', 'Discount'],
  ['DraftOrder', 'Draft order'],
  ['Order', 'Order'],
  ['Product', 'Product'],
]);

type TagArguments = {
  readonly id: string;
  readonly tags: readonly string[];
};

interface TagPayload {
  readonly node: unknown;
  readonly userErrors: readonly UserError[];
}

/** `tagsAdd` and `tagsRemove` over the kinds that the store has, by the type in the gid. */
export function createTagMutations(
  owners: Readonly<Record<string, TagOwner>>,
): Readonly<Record<'tagsAdd' | 'tagsRemove', FieldResolver>> {
  return {
    tagsAdd: (_source, args: TagArguments, context: RequestContext) => {
      requireWriteAccess(context.caller, 'tagsAdd', [args.id]);
      return changeTags(owners, args, context, addTags);
    },
    tagsRemove: (_source, args: TagArguments, context: RequestContext) => {
      requireWriteAccess(context.caller, 'tagsRemove', [args.id]);
      return changeTags(owners, args, context, removeTags);
    },
  };
}

function changeTags(
  owners: Readonly<Record<string, TagOwner>>,
  args: TagArguments,
  context: RequestContext,
  change: typeof addTags,
): TagPayload {
  const type = parseGlobalId(args.id)?.type ?? '';
  const name = taggableTypes.get(type);
  if (name === undefined) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${args.id}`);
  const owner = owners[type];
  const present = owner?.read(context, args.id);
  if (owner === undefined || present === undefined)
    return { node: null, userErrors: [userError(['id'], `${name} does not exist`)] };
  const tags = change(present, args.tags);
  const problems = tagProblems(tags);
  if (problems.length > 0)
    return { node: null, userErrors: problems.map((problem) => userError(['tags'], problem)) };
  return { node: owner.write(context, args.id, tags), userErrors: [] };
}
