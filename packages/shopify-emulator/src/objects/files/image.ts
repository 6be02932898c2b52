import { connect, type ConnectionArguments } from '../connection.ts';
import { formatGlobalId } from '../global-id.ts';
import type { FieldResolver, RequestContext } from '../object-module.ts';
import { isReady, type ShopFile } from './file.ts';
import { filenameOfUrl, parseSource } from './source-url.ts';

/** A picture as the API shows it. */
export interface ImageView {
  readonly gid: string | null;
  readonly altText: string | null;
  readonly address: string;
  readonly width: number | null;
  readonly height: number | null;
}

/** The image of a file; null until it is ready. An image is known by its id as an image, or as one of a product. */
export function imageOfFile(
  context: RequestContext,
  file: ShopFile,
  gidType: 'ImageSource' | 'ProductImage' = 'ImageSource',
): ImageView | null {
  if (!isReady(context, file) || file.imageId === undefined) return null;
  return {
    gid: formatGlobalId(gidType, file.imageId),
    altText: file.alt ?? null,
    address: fileAddress(context, file),
    width: file.width ?? null,
    height: file.height ?? null,
  };
}

/** What a file shows as: its own image, or the one that was put before it. */
export function previewImage(context: RequestContext, file: ShopFile): ImageView | null {
  if (file.__typename === 'MediaImage') return imageOfFile(context, file);
  const source = file.previewSource === undefined ? null : parseSource(file.previewSource);
  if (source === null || !isReady(context, file)) return null;
  const address = hostedAddress(context, filenameOfUrl(source), file.updatedAt);
  return { gid: null, altText: file.alt ?? null, address, width: null, height: null };
}

export function fileAddress(context: RequestContext, file: ShopFile): string {
  return hostedAddress(context, file.filename, file.updatedAt);
}

/** Where Shopify would keep it. Nothing is there. */
export function hostedAddress(
  context: RequestContext,
  filename: string,
  version: number,
  place: 'collections' | 'files' = 'files',
): string {
  const shop = String(context.shop.profile.id);
  const folder = [shop.slice(-12, -8), shop.slice(-8, -4), shop.slice(-4)].join('/');
  return `https://cdn.shopify.com/s/files/1/${folder}/${place}/${encodeURIComponent(filename)}?v=${version}`;
}

interface Transform {
  readonly crop?: string | null;
  readonly maxHeight?: number | null;
  readonly maxWidth?: number | null;
  readonly preferredContentType?: string | null;
  readonly scale?: number | null;
}

function transformed(image: ImageView, transform: Transform | null | undefined): string {
  const url = new URL(image.address);
  const { crop, maxHeight, maxWidth, preferredContentType, scale } = transform ?? {};
  const times = scale ?? 1;
  if (typeof maxWidth === 'number') url.searchParams.set('width', String(maxWidth * times));
  if (typeof maxHeight === 'number') url.searchParams.set('height', String(maxHeight * times));
  if (typeof crop === 'string') url.searchParams.set('crop', crop.toLowerCase());
  if (typeof preferredContentType === 'string')
    url.searchParams.set('format', preferredContentType.toLowerCase());
  return url.href;
}

export const imageFields: Readonly<Record<string, FieldResolver>> = {
  id: (source: ImageView) => source.gid,
  altText: (source: ImageView) => source.altText,
  width: (source: ImageView) => source.width,
  height: (source: ImageView) => source.height,
  url: (source: ImageView, args: { readonly transform?: Transform | null }) =>
    transformed(source, args.transform),
  transformedSrc: (source: ImageView, args: Transform) => transformed(source, args),
  originalSrc: (source: ImageView) => source.address,
  src: (source: ImageView) => source.address,
  thumbhash: () => null,
  metafield: () => null,
  metafields: (_source, args: ConnectionArguments) => connect([], args),
  translations: () => [],
};
