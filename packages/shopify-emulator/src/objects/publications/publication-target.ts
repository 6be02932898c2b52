import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { findChannel, findChannelByHandle, findPublication, type Publication } from './publication.ts';

/** How mutations name a publication: nowadays by its id, formerly by that of its channel. */
export interface PublicationInput {
  readonly publicationId?: string | null;
  readonly channelId?: string | null;
  readonly channelHandle?: string | null;
  readonly publishDate?: string | null;
}

export interface PublicationTarget {
  readonly publication: Publication;
  /** Seconds since 1970. */
  readonly publishDate: number | undefined;
}

interface Targets {
  readonly targets: readonly PublicationTarget[];
  readonly userErrors: readonly UserError[];
}

/** The publications that a list of inputs names; `field` is where the list stands. */
export function readTargets(
  context: RequestContext,
  inputs: readonly PublicationInput[],
  field: readonly string[],
): Targets {
  const targets: PublicationTarget[] = [];
  const userErrors: UserError[] = [];
  for (const [index, input] of inputs.entries()) {
    const found = findTarget(context, input);
    if (typeof found === 'string')
      userErrors.push(userError([...field, String(index), 'publicationId'], found));
    else targets.push({ publication: found, publishDate: secondsOf(input.publishDate) });
  }
  return { targets, userErrors };
}

/** The publication, or what is wrong. */
function findTarget(context: RequestContext, input: PublicationInput): Publication | string {
  const { publicationId, channelId, channelHandle } = input;
  if (typeof publicationId === 'string')
    return findPublication(publicationId, context) ?? 'Publication does not exist or is not publishable';
  if (typeof channelId === 'string')
    return findChannel(channelId, context) ?? 'Channel does not exist or is not publishable';
  if (typeof channelHandle === 'string')
    return findChannelByHandle(context, channelHandle) ?? 'Channel does not exist or is not publishable';
  return 'PublicationId cannot be empty';
}

function secondsOf(time: string | null | undefined): number | undefined {
  return typeof time === 'string' ? Math.floor(Date.parse(time) / 1000) : undefined;
}
