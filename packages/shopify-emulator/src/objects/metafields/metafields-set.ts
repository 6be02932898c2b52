import type { RequestContext } from '../object-module.ts';
import type { UserError } from '../user-error.ts';
import {
  checkMetafield,
  metafieldProblem,
  type MetafieldInput,
  type MetafieldProblem,
  type MetafieldWrite,
} from './check-metafield.ts';
import { findOwner } from './metafield-owner.ts';
import { compareDigest, sameIdentifier, type Metafield, type OwnerRef } from './metafield.ts';
import { requireWriteAccess } from '../owner-access.ts';
import { findEntry, writeMetafield } from './write-metafields.ts';

const maxInputs = 25;

interface MetafieldsSetInput extends MetafieldInput {
  readonly ownerId: string;
  readonly compareDigest?: string | null;
}

interface MetafieldsSetUserError extends UserError {
  readonly elementIndex: number | null;
}

interface MetafieldsSetPayload {
  readonly metafields: readonly Metafield[];
  readonly userErrors: readonly MetafieldsSetUserError[];
}

interface OwnedWrite {
  readonly owner: OwnerRef;
  readonly write: MetafieldWrite;
}

/** All or nothing: every input is checked before the first is written. */
export function metafieldsSet(
  _source: unknown,
  args: { readonly metafields: readonly MetafieldsSetInput[] },
  context: RequestContext,
): MetafieldsSetPayload {
  requireWriteAccess(
    context.caller,
    'metafieldsSet',
    args.metafields.map(({ ownerId }) => ownerId),
  );
  if (args.metafields.length > maxInputs) return { metafields: [], userErrors: [tooMany()] };
  const userErrors: MetafieldsSetUserError[] = [];
  const writes: OwnedWrite[] = [];
  for (const [index, input] of args.metafields.entries()) {
    const checked = checkInput(context, input, writes);
    if (checked.problems === undefined) writes.push(checked);
    else userErrors.push(...checked.problems.map((problem) => asUserError(index, problem)));
  }
  if (userErrors.length > 0) return { metafields: [], userErrors };
  return {
    metafields: writes.map(({ owner, write }) => writeMetafield(context, owner, write)),
    userErrors: [],
  };
}

type CheckedInput =
  | (OwnedWrite & { readonly problems?: undefined })
  | { readonly problems: readonly MetafieldProblem[] };

function checkInput(
  context: RequestContext,
  input: MetafieldsSetInput,
  earlier: readonly OwnedWrite[],
): CheckedInput {
  const owner = findOwner(context, input.ownerId);
  if (owner === undefined)
    return { problems: [metafieldProblem('ownerId', 'Owner does not exist.', 'INVALID_VALUE')] };
  const checked = checkMetafield(context, owner, input);
  if (checked.write === undefined) return checked;
  const { write } = checked;
  if (earlier.some((other) => clash(other, { owner, write })))
    return { problems: [metafieldProblem('value', 'Value has already been taken', 'TAKEN')] };
  const stale = digestProblem(context, owner, write, input.compareDigest);
  return stale === undefined ? { owner, write } : { problems: [stale] };
}

/** Two inputs for different owners of a kind cannot both have a value that has to be unique. */
function clash(one: OwnedWrite, other: OwnedWrite): boolean {
  return (
    one.write.isUnique === true &&
    one.owner.gidType === other.owner.gidType &&
    one.owner.number !== other.owner.number &&
    sameIdentifier(one.write, other.write) &&
    one.write.value === other.write.value
  );
}

/** undefined asks for no comparison, null for a metafield that does not exist yet. */
function digestProblem(
  context: RequestContext,
  owner: OwnerRef,
  write: MetafieldWrite,
  wanted: string | null | undefined,
): MetafieldProblem | undefined {
  if (wanted === undefined) return undefined;
  const present = findEntry(context, owner, write);
  const digest = present === undefined ? null : compareDigest(present);
  if (digest === wanted) return undefined;
  if (digest === null)
    return metafieldProblem(null, 'Invalid `compareDigest` value.', 'INVALID_COMPARE_DIGEST');
  return metafieldProblem(
    null,
    'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
    'STALE_OBJECT',
  );
}

function asUserError(
  index: number,
  { part, message, code, elementIndex }: MetafieldProblem,
): MetafieldsSetUserError {
  return {
    field: ['metafields', String(index), ...(part === null ? [] : [part])],
    message,
    code,
    elementIndex,
  };
}

function tooMany(): MetafieldsSetUserError {
  return {
    field: ['metafields'],
    message: `Exceeded the maximum metafields input limit of ${maxInputs}.`,
    code: 'LESS_THAN_OR_EQUAL_TO',
    elementIndex: null,
  };
}
