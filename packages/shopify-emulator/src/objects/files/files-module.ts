import type { ObjectModule, RequestContext } from '../object-module.ts';
import {
  externalVideoFields,
  genericFileFields,
  mediaImageFields,
  modelFields,
  videoFields,
} from './file-fields.ts';
import { fileAcknowledgeUpdateFailed, fileCreate, fileDelete } from './file-mutations.ts';
import { files } from './file-queries.ts';
import { fileUpdate } from './file-update.ts';
import { findFile } from './file.ts';
import { imageFields } from './image.ts';
import { productImages, productMediaFields, variantMediaFields } from './media-views.ts';
import {
  productCreateMedia,
  productDeleteMedia,
  productReorderMedia,
  productUpdateMedia,
} from './product-media-mutations.ts';
import { productVariantAppendMedia, productVariantDetachMedia } from './variant-media.ts';

const findNode = (id: string, context: RequestContext): unknown => findFile(context, id) ?? null;

export const filesModule: ObjectModule = {
  queries: { files },
  mutations: {
    fileCreate,
    fileUpdate,
    fileDelete,
    fileAcknowledgeUpdateFailed,
    productCreateMedia,
    productUpdateMedia,
    productDeleteMedia,
    productReorderMedia,
    productVariantAppendMedia,
    productVariantDetachMedia,
  },
  types: {
    MediaImage: mediaImageFields,
    Video: videoFields,
    ExternalVideo: externalVideoFields,
    Model3d: modelFields,
    GenericFile: genericFileFields,
    Image: imageFields,
    Shop: { productImages },
    Product: productMediaFields,
    ProductVariant: variantMediaFields,
  },
  nodes: {
    MediaImage: findNode,
    Video: findNode,
    ExternalVideo: findNode,
    Model3d: findNode,
    GenericFile: findNode,
  },
};
