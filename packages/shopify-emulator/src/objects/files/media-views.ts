import type { Row } from '../../store/table.ts';
import { connect, mapConnection, type Connection, type ConnectionArguments } from '../connection.ts';
import { exactCount } from '../count.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { productsTable, type Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { searchList, type SearchRequest } from '../search/search-table.ts';
import { contentTypes } from './file-fields.ts';
import { filesOf, type ShopFile } from './file.ts';
import { imageOfFile, type ImageView } from './image.ts';
import { mediaOfProduct } from './product-media.ts';

interface MediaArguments extends ConnectionArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

const mediaSearch: SearchFields<ShopFile> = {
  filters: {
    id: { as: 'number', of: (file) => file.id },
    media_type: { as: 'exact', of: (file) => contentTypes[file.__typename] },
  },
  text: (file) => [file.alt, file.filename],
};

/** Pages follow the positions, unless asked for by id. */
function mediaPage(
  files: readonly ShopFile[],
  args: MediaArguments,
  request: SearchRequest,
): Connection<ShopFile> {
  const found = searchList(files, args.query, mediaSearch, request);
  return args.sortKey === 'ID' ? connect(found, args) : connect(found, args, positionIn(files));
}

/** Where a thing stands in a list. */
function positionIn(things: readonly Row[]): (thing: Row) => number {
  const positions = new Map(things.map(({ id }, position) => [id, position]));
  return ({ id }) => positions.get(id) ?? 0;
}

interface PlacedImage {
  readonly id: number;
  readonly image: ImageView;
}

function imagesOf(context: RequestContext, product: Product): readonly PlacedImage[] {
  return mediaOfProduct(context, product).flatMap((file): readonly PlacedImage[] => {
    const image = imageOfFile(context, file, 'ProductImage');
    return image === null ? [] : [{ id: file.id, image }];
  });
}

/** The images of all products, oldest first. */
export function productImages(
  _source: unknown,
  args: ConnectionArguments,
  context: RequestContext,
): Connection<ImageView> {
  const products = [...context.shop.table(productsTable).rows()];
  const images = products.flatMap((product) => imagesOf(context, product));
  const once = new Map(images.map((placed) => [placed.id, placed]));
  return mapConnection(connect(once.values(), args), ({ image }) => image);
}

function imagesPage(context: RequestContext, product: Product, args: MediaArguments): Connection<ImageView> {
  const images = imagesOf(context, product);
  const isById = args.sortKey === 'ID' || args.sortKey === 'CREATED_AT';
  const page = isById ? connect(images, args) : connect(images, args, positionIn(images));
  return mapConnection(page, ({ image }) => image);
}

/** The first image of the product, as its image. */
function featuredImage(context: RequestContext, product: Product): ImageView | null {
  const file = mediaOfProduct(context, product).find((candidate) => candidate.__typename === 'MediaImage');
  return file === undefined ? null : imageOfFile(context, file, 'ProductImage');
}

export const productMediaFields: Readonly<Record<string, FieldResolver>> = {
  media: (source: Product, args: MediaArguments, context: RequestContext, info) =>
    mediaPage(mediaOfProduct(context, source), args, { context, info }),
  featuredMedia: (source: Product, _args, context: RequestContext) =>
    mediaOfProduct(context, source)[0] ?? null,
  images: (source: Product, args: MediaArguments, context: RequestContext) =>
    imagesPage(context, source, args),
  featuredImage: (source: Product, _args, context: RequestContext) => featuredImage(context, source),
  mediaCount: (source: Product, _args, context: RequestContext) =>
    exactCount(mediaOfProduct(context, source).length),
};

export const variantMediaFields: Readonly<Record<string, FieldResolver>> = {
  media: (source: Variant, args: ConnectionArguments, context: RequestContext, info) =>
    mediaPage(filesOf(context, source.mediaIds), args, { context, info }),
  image: (source: Variant, _args, context: RequestContext) => {
    const [file] = filesOf(context, source.mediaIds);
    return file === undefined ? null : imageOfFile(context, file, 'ProductImage');
  },
};
