import { filesTable, type ShopFile } from '../files/file.ts';
import { draftFiles, type FileInput } from '../files/file-input.ts';
import { notReferable } from '../files/file-references.ts';
import { attachMedia, detachMedia, mediaOfProduct } from '../files/product-media.ts';
import { formatGlobalId } from '../global-id.ts';
import type { RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import { userError, type UserError } from '../user-error.ts';

/** The files that a product shall have, by the ids and sources under which its variants name them. */
export interface SetFiles {
  /** undefined: the product keeps those that it has. */
  readonly files: readonly ShopFile[] | undefined;
  readonly byName: ReadonlyMap<string, ShopFile>;
  readonly userErrors: readonly UserError[];
}

/** Checks the files of the input. Writes nothing. */
export function draftSetFiles(
  context: RequestContext,
  product: Product,
  inputs: readonly FileInput[] | null | undefined,
): SetFiles {
  if (!Array.isArray(inputs)) {
    const present = mediaOfProduct(context, product);
    return { files: undefined, byName: namesOf(present, []), userErrors: [] };
  }
  const field = ['input', 'files'];
  const drafted = draftFiles(context, inputs, field);
  // With an error the files do not stand at the places of their inputs.
  const userErrors =
    drafted.userErrors.length > 0 ? drafted.userErrors : plainFileErrors(drafted.files, field);
  const byName = namesOf(drafted.files, userErrors.length === 0 ? inputs : []);
  return { files: drafted.files, byName, userErrors };
}

/** Products have media alone. */
function plainFileErrors(files: readonly ShopFile[], field: readonly string[]): readonly UserError[] {
  return files.flatMap(({ __typename }, index) =>
    __typename === 'GenericFile' ? [userError([...field, String(index)], notReferable, 'INVALID_INPUT')] : [],
  );
}

function namesOf(files: readonly ShopFile[], inputs: readonly FileInput[]): ReadonlyMap<string, ShopFile> {
  const names = new Map<string, ShopFile>();
  for (const [index, file] of files.entries()) {
    names.set(formatGlobalId(file.__typename, file.id), file);
    const source = inputs[index]?.originalSource;
    if (typeof source === 'string') names.set(source, file);
  }
  return names;
}

interface FileChoice {
  readonly mediaIds: readonly number[] | undefined;
  readonly userErrors: readonly UserError[];
}

/** The file of a variant, which must be one of the product's; null takes it away, and without a word it stays. */
export function chooseFile(
  { byName }: SetFiles,
  input: FileInput | null | undefined,
  before: readonly number[] | undefined,
  field: readonly string[],
): FileChoice {
  if (input === undefined) return { mediaIds: before, userErrors: [] };
  if (input === null) return { mediaIds: undefined, userErrors: [] };
  const file = byName.get(input.id ?? input.originalSource ?? '');
  if (file !== undefined) return { mediaIds: [file.id], userErrors: [] };
  const message = 'The file must also be specified in the files input of the product.';
  return { mediaIds: before, userErrors: [userError(field, message, 'INVALID_INPUT')] };
}

/** The product with these files in this order. Files and variants are stored, the product is not. */
export function replaceFiles(
  context: RequestContext,
  product: Product,
  files: readonly ShopFile[] | undefined,
): Product {
  if (files === undefined) return product;
  const wanted = new Set(files.map(({ id }) => id));
  const gone = mediaOfProduct(context, product).filter(({ id }) => !wanted.has(id));
  const rest = gone.length === 0 ? product : detachMedia(context, product, gone);
  const table = context.shop.table(filesTable);
  for (const file of files) if (table.get(file.id) !== undefined) table.put(file);
  const mediaIds = attachMedia(context, { ...rest, mediaIds: undefined }, files).mediaIds;
  return { ...rest, mediaIds };
}
