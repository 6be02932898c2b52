import { apiError } from '../api-error.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { uuidOf } from '../uuid.ts';
import { altProblem } from './alt-text.ts';
import { draftEach, draftFile, sourceOf, type FilesDraft } from './draft-file.ts';
import { filesTable, findFile, type FileKind, type ShopFile } from './file.ts';
import { invalidUrl, kindsOfMedia, sourceProblem } from './media-input.ts';
import { extensionOf, kindOfExtension } from './mime-types.ts';
import { filenameOfUrl, parseSource } from './source-url.ts';

/** Of `fileCreate`; `FileSetInput` of products has an `id` beside. */
export interface FileInput {
  readonly id?: string | null;
  readonly originalSource?: string | null;
  readonly contentType?: string | null;
  readonly alt?: string | null;
  readonly filename?: string | null;
  readonly duplicateResolutionMode?: string | null;
}

const maxSourceCharacters = 2_048;

/** Checks that lengths are as the schema wants them; `field` is the mutation's. Throws Shopify's INVALID_FIELD_ARGUMENTS. */
export function requireSourceLength(source: string): void {
  if (source.length === 0)
    throw apiError('INVALID_FIELD_ARGUMENTS', 'originalSource is too short (minimum is 1)');
  if (source.length > maxSourceCharacters)
    throw apiError(
      'INVALID_FIELD_ARGUMENTS',
      `originalSource is too long (maximum is ${maxSourceCharacters})`,
    );
}

/**
 * Files for `FileCreateInput`s and `FileSetInput`s; files of the shop that an input names are as they shall be. Nothing is stored;
 * the codes are those of FilesErrorCode. The errors' fields begin with `field`.
 */
export function draftFiles(
  context: RequestContext,
  inputs: readonly FileInput[],
  field: readonly string[],
): FilesDraft {
  const drafted = new Map<string, ShopFile>();
  const fileNamed = (filename: string): ShopFile | undefined => {
    const name = filename.toLowerCase();
    return drafted.get(name) ?? context.shop.table(filesTable).find('filename', name)[0];
  };
  return draftEach(inputs, field, (input, place) => {
    const draft = draftInput(context, input, { field: place, fileNamed });
    if (!('message' in draft)) drafted.set(draft.filename.toLowerCase(), draft);
    return draft;
  });
}

interface Place {
  readonly field: readonly string[];
  /** The file that has this name by now, in the shop or among the inputs before. */
  fileNamed(filename: string): ShopFile | undefined;
}

function draftInput(context: RequestContext, input: FileInput, place: Place): ShopFile | UserError {
  const { field } = place;
  const altError = altProblem(input.alt, field, 'ALT_VALUE_LIMIT_EXCEEDED');
  if (altError !== null) return altError;
  if (typeof input.id === 'string') {
    const file = findFile(context, input.id);
    if (file === undefined) return missingFiles([input.id], [...field, 'id']);
    return input.alt === undefined ? file : { ...file, alt: input.alt ?? undefined };
  }
  const given = input.originalSource ?? '';
  requireSourceLength(given);
  const source = parseSource(given);
  const kind = kindOf(input, source);
  const problem = source === null ? invalidUrl(kind) : sourceProblem(kind, source);
  if (source === null || problem !== null)
    return userError([...field, 'originalSource'], problem ?? invalidUrl(kind), 'INVALID');
  return namingProblem(input, source, field) ?? named(context, input, { kind, source, place });
}

/** Shopify writes the ids of missing files as a list. */
export function missingFiles(ids: readonly string[], field: readonly string[]): UserError {
  const list = `[${ids.map((id) => `"${id}"`).join(', ')}]`;
  const message = ids.length === 1 ? `File id ${list} does not exist.` : `File ids ${list} do not exist.`;
  return userError(field, message, 'FILE_DOES_NOT_EXIST');
}

const kinds: Readonly<Record<string, FileKind>> = { ...kindsOfMedia, FILE: 'GenericFile' };

function kindOf(input: FileInput, source: URL | null): FileKind {
  const kind = typeof input.contentType === 'string' ? kinds[input.contentType] : undefined;
  return (
    kind ?? kindOfExtension(extensionOf(source === null ? (input.filename ?? '') : filenameOfUrl(source)))
  );
}

function namingProblem(input: FileInput, source: URL, field: readonly string[]): UserError | null {
  const { filename, contentType, duplicateResolutionMode } = input;
  if (typeof filename === 'string') {
    const [own, ofSource] = [extensionOf(filename), extensionOf(filenameOfUrl(source))];
    if (ofSource !== '' && own !== ofSource) {
      const message = 'Provided filename extension must match original source.';
      return userError([...field, 'filename'], message, 'MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE');
    }
  }
  if (duplicateResolutionMode !== 'REPLACE') return null;
  if (contentType !== 'IMAGE' && contentType !== 'FILE') {
    const message = `Duplicate resolution mode 'REPLACE' is not supported for '${contentType ?? 'MISSING'}' media type.`;
    return userError([...field, 'duplicateResolutionMode'], message, 'INVALID_DUPLICATE_MODE_FOR_TYPE');
  }
  if (typeof filename === 'string') return null;
  const message = 'Missing filename argument when attempting to use REPLACE duplicate mode.';
  return userError([...field, 'filename'], message, 'MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE');
}

interface Naming {
  readonly kind: FileKind;
  readonly source: URL;
  readonly place: Place;
}

/** The file under a name that no other has, or the other made anew, as the input wants it. */
function named(
  context: RequestContext,
  input: FileInput,
  { kind, source, place }: Naming,
): ShopFile | UserError {
  const alt = input.alt ?? undefined;
  const filename = input.filename ?? filenameOfUrl(source);
  const taken = place.fileNamed(filename);
  if (taken === undefined) return draftFile(context, { kind, source, alt, filename });
  if (input.duplicateResolutionMode === 'REPLACE' && taken.__typename === kind)
    return { ...taken, ...sourceOf(context, { kind, source }), alt: alt ?? taken.alt };
  if (input.duplicateResolutionMode === 'RAISE_ERROR')
    return userError(
      [...place.field, 'filename'],
      'The provided filename already exists.',
      'FILENAME_ALREADY_EXISTS',
    );
  const drafted = draftFile(context, { kind, source, alt, filename });
  return { ...drafted, filename: withUuid(filename, uuidOf(`file ${drafted.id}`)) };
}

function withUuid(filename: string, uuid: string): string {
  const dot = filename.lastIndexOf('.');
  return dot <= 0 ? `${filename}_${uuid}` : `${filename.slice(0, dot)}_${uuid}${filename.slice(dot)}`;
}
