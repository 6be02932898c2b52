import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import {
  readTargets,
  type PublicationInput,
  type PublicationTarget,
} from '../publications/publication-target.ts';
import { onlineStoreOf } from '../publications/publication.ts';
import {
  publicationsOf,
  publish,
  publishAutomatically,
  unpublish,
} from '../publications/resource-publication.ts';
import type { UserError } from '../user-error.ts';
import type { Product } from './product.ts';

/** The deprecated ways in which `ProductInput` publishes. */
export interface PublishingInput {
  readonly productPublications?: readonly PublicationInput[] | null;
  readonly publications?: readonly PublicationInput[] | null;
  readonly published?: boolean | null;
  readonly publishedAt?: string | null;
  readonly publishDate?: string | null;
  readonly publishOn?: string | null;
}

/** What an input wants published, and whether it wants the product off the online store. */
export interface PublishingDraft {
  readonly targets: readonly PublicationTarget[];
  readonly isHidden: boolean;
  readonly userErrors: readonly UserError[];
}

export function draftPublishing(context: RequestContext, input: PublishingInput): PublishingDraft {
  const list = Array.isArray(input.productPublications) ? 'productPublications' : 'publications';
  const { targets, userErrors } = readTargets(context, input[list] ?? [], [list]);
  const date = input.publishedAt ?? input.publishDate ?? input.publishOn ?? undefined;
  const store = onlineStoreOf(context);
  const wantsStore = store !== undefined && (input.published === true || date !== undefined);
  const publishDate = date === undefined ? undefined : Math.floor(Date.parse(date) / 1000);
  return {
    targets: wantsStore ? [...targets, { publication: store, publishDate }] : targets,
    isHidden: input.published === false,
    userErrors,
  };
}

/** Carries out a checked draft. What can only be bought with a selling plan is sold on the online store alone. */
export function storePublishing(
  context: RequestContext,
  product: Product,
  before: Product,
  { targets, isHidden }: PublishingDraft,
): void {
  const gid = formatGlobalId('Product', product.id);
  const store = onlineStoreOf(context);
  if (before.variantIds.length === 0) publishAutomatically(context, product.id);
  for (const { publication, publishDate } of targets) publish(context, gid, publication.id, publishDate);
  if (isHidden && store !== undefined) unpublish(context, gid, store.id);
  if (product.requiresSellingPlan !== true || before.requiresSellingPlan === true) return;
  for (const { publicationId } of publicationsOf(context, gid))
    if (publicationId !== store?.id) unpublish(context, gid, publicationId);
}
