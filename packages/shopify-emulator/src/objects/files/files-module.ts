import type { ObjectModule, RequestContext } from '../object-module.ts';
import {
  externalVideoFields,
  genericFileFields,
  mediaImageFields,
  modelFields,
  videoFields,
} from './file-fields.ts';
import { findFile } from './file.ts';
import { imageFields } from './image.ts';
import { productMediaFields, variantMediaFields } from './media-views.ts';

const findNode = (id: string, context: RequestContext): unknown => findFile(context, id) ?? null;

export const filesModule: ObjectModule = {
  types: {
    MediaImage: mediaImageFields,
    Video: videoFields,
    ExternalVideo: externalVideoFields,
    Model3d: modelFields,
    GenericFile: genericFileFields,
    Image: imageFields,
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
