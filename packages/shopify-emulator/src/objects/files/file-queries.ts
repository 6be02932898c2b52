import type { GraphQLResolveInfo } from 'graphql';
import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { RequestContext } from '../object-module.ts';
import { productsTable } from '../products/product.ts';
import { wantedSearch, type SearchArguments } from '../saved-searches/saved-search.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchTable } from '../search/search-table.ts';
import { contentTypes } from './file-fields.ts';
import { fileStatus, filesTable, type ShopFile } from './file.ts';

interface FilesArguments extends ConnectionArguments, SearchArguments {
  readonly sortKey?: string | null;
}

export function files(
  _source: unknown,
  args: FilesArguments,
  context: RequestContext,
  info: GraphQLResolveInfo,
): Connection<ShopFile> {
  const table = context.shop.table(filesTable);
  const wanted = wantedSearch(context, args);
  const found =
    wanted === null ? [] : searchTable(table, wanted.query, fileSearch(context), { context, info });
  return connect(found, args, sortValues.get(args.sortKey ?? 'ID'));
}

const sortValues: ReadonlyMap<string, (file: ShopFile) => string | number> = new Map<
  string,
  (file: ShopFile) => string | number
>([
  ['CREATED_AT', (file) => file.createdAt],
  ['UPDATED_AT', (file) => file.updatedAt],
  ['FILENAME', (file) => file.filename.toLowerCase()],
  ['ORIGINAL_UPLOAD_SIZE', (file) => file.size ?? 0],
]);

function fileSearch(context: RequestContext): SearchFields<ShopFile> {
  const usersOf = (file: ShopFile): readonly { readonly id: number }[] =>
    context.shop.table(productsTable).find('media', String(file.id));
  return {
    filters: {
      id: { as: 'number', of: (file) => file.id },
      ids: { as: 'test', of: isOneOf },
      filename: { as: 'words', of: (file) => file.filename },
      media_type: { as: 'exact', of: mediaTypesOf },
      status: { as: 'exact', of: (file) => fileStatus(context, file) },
      original_upload_size: { as: 'number', of: (file) => file.size },
      product_id: {
        as: 'test',
        of: (value) => (file) => usersOf(file).some((product) => product.id === Number(value)),
      },
      used_in: { as: 'exact', of: (file) => (usersOf(file).length > 0 ? 'product' : 'none') },
      created_at: { as: 'time', of: (file) => file.createdAt * 1000 },
      updated_at: { as: 'time', of: (file) => file.updatedAt * 1000 },
    },
    text: (file) => [file.filename, file.alt],
  };
}

function isOneOf(value: string): (file: ShopFile) => boolean {
  const numbers = new Set(value.split(',').map((id) => Number(/\d+$/.exec(id.trim())?.[0])));
  return (file) => numbers.has(file.id);
}

/** Other files go by two names. */
function mediaTypesOf(file: ShopFile): readonly string[] {
  const type = contentTypes[file.__typename];
  return type === 'FILE' ? ['FILE', 'GENERIC_FILE'] : [type];
}
