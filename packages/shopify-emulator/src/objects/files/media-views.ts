import { connect, type Connection, type ConnectionArguments } from '../connection.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import type { Product } from '../products/product.ts';
import type { Variant } from '../products/variant.ts';
import { compileSearch } from '../search/match-search.ts';
import type { SearchFields } from '../search/search-fields.ts';
import { parseSearch } from '../search/search-syntax.ts';
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
function mediaPage(files: readonly ShopFile[], args: MediaArguments): Connection<ShopFile> {
  const { matches } = compileSearch(parseSearch(args.query ?? ''), mediaSearch);
  const positions = new Map(files.map((file, position) => [file.id, position]));
  const found = files.filter(matches);
  return args.sortKey === 'ID'
    ? connect(found, args)
    : connect(found, args, (file) => positions.get(file.id) ?? 0);
}

interface PlacedImage {
  readonly id: number;
  readonly image: ImageView;
}

function imagesPage(context: RequestContext, product: Product, args: MediaArguments): Connection<ImageView> {
  const images = mediaOfProduct(context, product).flatMap((file): readonly PlacedImage[] => {
    const image = imageOfFile(context, file, 'ProductImage');
    return image === null ? [] : [{ id: file.id, image }];
  });
  const positions = new Map(images.map(({ id }, position) => [id, position]));
  const byPosition = args.sortKey !== 'ID' && args.sortKey !== 'CREATED_AT';
  const page = byPosition ? connect(images, args, ({ id }) => positions.get(id) ?? 0) : connect(images, args);
  return {
    ...page,
    nodes: page.nodes.map(({ image }) => image),
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: node.image })),
  };
}

/** The first image of the product, as its image. */
function featuredImage(context: RequestContext, product: Product): ImageView | null {
  const file = mediaOfProduct(context, product).find((candidate) => candidate.__typename === 'MediaImage');
  return file === undefined ? null : imageOfFile(context, file, 'ProductImage');
}

export const productMediaFields: Readonly<Record<string, FieldResolver>> = {
  media: (source: Product, args: MediaArguments, context: RequestContext) =>
    mediaPage(mediaOfProduct(context, source), args),
  featuredMedia: (source: Product, _args, context: RequestContext) =>
    mediaOfProduct(context, source)[0] ?? null,
  images: (source: Product, args: MediaArguments, context: RequestContext) =>
    imagesPage(context, source, args),
  featuredImage: (source: Product, _args, context: RequestContext) => featuredImage(context, source),
  mediaCount: (source: Product, _args, context: RequestContext) => ({
    count: mediaOfProduct(context, source).length,
    precision: 'EXACT',
  }),
};

export const variantMediaFields: Readonly<Record<string, FieldResolver>> = {
  media: (source: Variant, args: ConnectionArguments, context: RequestContext) =>
    mediaPage(filesOf(context, source.mediaIds), args),
  image: (source: Variant, _args, context: RequestContext) => {
    const [file] = filesOf(context, source.mediaIds);
    return file === undefined ? null : imageOfFile(context, file, 'ProductImage');
  },
};
