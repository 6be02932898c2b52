import type { RequestContext } from '../object-module.ts';
import type { UserError } from '../user-error.ts';
import { readTargets, type PublicationInput } from './publication-target.ts';
import type { publish } from './resource-publication.ts';

/** What is done on each of the publications, and where the inputs that name them stand. */
interface PublicationChange {
  readonly change: typeof publish;
  readonly field: readonly string[];
}

/** Publishes a resource on all publications that the inputs name, or takes it off them: all or, where one does not exist, none. */
export function changePublications(
  context: RequestContext,
  gid: string,
  inputs: readonly PublicationInput[],
  { change, field }: PublicationChange,
): readonly UserError[] {
  const { targets, userErrors } = readTargets(context, inputs, field);
  if (userErrors.length === 0)
    for (const { publication, publishDate } of targets) change(context, gid, publication.id, publishDate);
  return userErrors;
}
