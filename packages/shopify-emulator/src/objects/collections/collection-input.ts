import { givenWords } from '../given-text.ts';
import { freeHandle, handleOf } from '../handles/handle.ts';
import type { MetafieldInput } from '../metafields/check-metafield.ts';
import type { SeoInput } from '../metafields/seo-metafields.ts';
import type { RequestContext } from '../object-module.ts';
import { nowSeconds } from '../shop-time.ts';
import { userError, type UserError } from '../user-error.ts';
import {
  collectionsTable,
  type Collection,
  type CollectionImage,
  type CollectionSortOrder,
} from './collection.ts';

type Optional<Value> = Value | null | undefined;

/** What the inputs of all mutations say of the collection itself. */
export interface CollectionFieldsInput {
  readonly title?: Optional<string>;
  readonly handle?: Optional<string>;
  readonly descriptionHtml?: Optional<string>;
  readonly sortOrder?: Optional<CollectionSortOrder>;
  readonly templateSuffix?: Optional<string>;
  readonly seo?: Optional<SeoInput>;
  readonly image?: Optional<{ readonly src?: Optional<string>; readonly altText?: Optional<string> }>;
  readonly metafields?: Optional<readonly MetafieldInput[]>;
}

export interface CollectionDraft {
  readonly collection: Collection;
  readonly userErrors: readonly UserError[];
}

export function blankCollection(context: RequestContext): Collection {
  const now = nowSeconds(context);
  return {
    id: context.shop.allocateId(),
    createdAt: now,
    updatedAt: now,
    title: '',
    handle: '',
    descriptionHtml: undefined,
    sortOrder: 'BEST_SELLING',
    templateSuffix: undefined,
    image: undefined,
    sourceIds: [],
  };
}

const maxLength = 255;

/** Lays an input over a collection: a field that is left out stays, null clears it. Writes nothing. */
export function draftCollection(
  context: RequestContext,
  before: Collection,
  input: CollectionFieldsInput,
): CollectionDraft {
  const title = input.title === undefined ? before.title : (input.title ?? '').trim();
  const named = {
    ...before,
    title,
    descriptionHtml: givenWords(input.descriptionHtml, before.descriptionHtml),
    sortOrder: input.sortOrder ?? before.sortOrder,
    templateSuffix: givenWords(input.templateSuffix, before.templateSuffix),
    image: draftImage(context, before, input),
  };
  const handle = draftHandle(context, named, input);
  return {
    collection: { ...named, handle: handle.handle },
    userErrors: [...titleErrors(title), ...handle.userErrors],
  };
}

function titleErrors(title: string): readonly UserError[] {
  if (title === '') return [userError(['title'], "Title can't be blank")];
  return title.length > maxLength ? [tooLong('title', 'Title')] : [];
}

function tooLong(field: string, name: string): UserError {
  return userError([field], `${name} is too long (maximum is ${maxLength} characters)`);
}

function draftImage(
  context: RequestContext,
  before: Collection,
  input: CollectionFieldsInput,
): CollectionImage | undefined {
  const { image } = input;
  if (image === undefined) return before.image;
  if (image === null) return undefined;
  const source = image.src ?? before.image?.source;
  if (source === undefined) return undefined;
  const present = source === before.image?.source ? before.image : undefined;
  return {
    id: present?.id ?? context.shop.allocateId(),
    source,
    filename: present?.filename ?? filenameOf(source),
    storedAt: present?.storedAt ?? nowSeconds(context),
    altText: givenWords(image.altText, present?.altText),
  };
}

/** The last part of an address, or of the name of a staged upload. */
function filenameOf(source: string): string {
  const [path = ''] = source.split(/[?#]/);
  return path.slice(path.lastIndexOf('/') + 1) || 'image';
}

/** Where nothing is left of a text. */
const plainHandle = 'collection';

/** A handle that is given must be free; one made from the title moves on to a free one. A later title does not change it. */
function draftHandle(
  context: RequestContext,
  collection: Collection,
  input: CollectionFieldsInput,
): { readonly handle: string; readonly userErrors: readonly UserError[] } {
  const isTaken = (handle: string): boolean =>
    context.shop
      .table(collectionsTable)
      .find('handle', handle)
      .some((other) => other.id !== collection.id);
  const given = handleOf(input.handle ?? '');
  if (given === '' && collection.handle !== '') return { handle: collection.handle, userErrors: [] };
  if (given === '') {
    const wanted = handleOf(collection.title).slice(0, maxLength) || plainHandle;
    return { handle: freeHandle(wanted, isTaken), userErrors: [] };
  }
  if (given.length > maxLength) return { handle: given, userErrors: [tooLong('handle', 'Handle')] };
  const userErrors = isTaken(given) ? [userError(['handle'], 'Handle has already been taken')] : [];
  return { handle: given, userErrors };
}
