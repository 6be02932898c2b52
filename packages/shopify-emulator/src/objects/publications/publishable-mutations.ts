import { apiError } from '../api-error.ts';
import { parseGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import { shopOf } from '../shop/shop-of.ts';
import { userError, type UserError } from '../user-error.ts';
import { changePublications } from './change-publications.ts';
import { createChannel, currentPublication, type Publication } from './publication.ts';
import type { PublicationInput } from './publication-target.ts';
import { publish, unpublish } from './resource-publication.ts';

interface PublishablePayload {
  readonly publishable: unknown;
  readonly shop: unknown;
  readonly userErrors: readonly UserError[];
}

type PublishArguments = {
  readonly id: string;
  readonly input: readonly PublicationInput[];
};

const publishableTypes: ReadonlySet<string> = new Set(['Product', 'Collection', 'ProductVariant']);

export function publishablePublish(
  _source: unknown,
  args: PublishArguments,
  context: RequestContext,
): PublishablePayload {
  return changeAll(context, args, publish);
}

export function publishableUnpublish(
  _source: unknown,
  args: PublishArguments,
  context: RequestContext,
): PublishablePayload {
  return changeAll(context, args, unpublish);
}

function changeAll(
  context: RequestContext,
  args: PublishArguments,
  change: typeof publish,
): PublishablePayload {
  if (findPublishable(context, args.id) === null) return missing(context);
  const userErrors = changePublications(context, args.id, args.input, { change, field: ['input'] });
  return payload(context, args.id, userErrors);
}

export function publishablePublishToCurrentChannel(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): PublishablePayload {
  if (findPublishable(context, args.id) === null) return missing(context);
  publish(context, args.id, ownChannel(context).id);
  return payload(context, args.id, []);
}

export function publishableUnpublishToCurrentChannel(
  _source: unknown,
  args: { readonly id: string },
  context: RequestContext,
): PublishablePayload {
  if (findPublishable(context, args.id) === null) return missing(context);
  const current = currentPublication(context);
  if (current !== undefined) unpublish(context, args.id, current.id);
  return payload(context, args.id, []);
}

/** An app has a channel from its first use on. */
function ownChannel(context: RequestContext): Publication {
  const { appId, appTitle } = context.caller;
  return currentPublication(context) ?? createChannel(context, appTitle, { appId });
}

function findPublishable(context: RequestContext, id: string): unknown {
  if (!publishableTypes.has(parseGlobalId(id)?.type ?? ''))
    throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
  return context.resolveNode(id) ?? null;
}

function missing(context: RequestContext): PublishablePayload {
  return {
    publishable: null,
    shop: shopOf(context),
    userErrors: [userError(['id'], 'Resource does not exist')],
  };
}

function payload(context: RequestContext, id: string, userErrors: readonly UserError[]): PublishablePayload {
  return { publishable: context.resolveNode(id), shop: shopOf(context), userErrors };
}
