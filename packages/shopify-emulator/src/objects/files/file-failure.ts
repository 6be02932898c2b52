/** Why a file could not be made of its source, in the codes and sentences of FileErrorCode. */
const messages = {
  EXTERNAL_VIDEO_NOT_FOUND: 'File could not be created because the external video could not be found.',
  GENERIC_FILE_DOWNLOAD_FAILURE: 'File could not be processed because the source could not be downloaded.',
  IMAGE_DOWNLOAD_FAILURE: 'File could not be processed because the image could not be downloaded.',
  IMAGE_PROCESSING_FAILURE: 'File could not be processed because the image could not be processed.',
  INVALID_SIGNED_URL: 'File could not be created because of an invalid signed URL.',
  MODEL3D_VALIDATION_ERROR: 'File could not be created because the model file failed processing.',
  UNSUPPORTED_IMAGE_FILE_TYPE: 'File could not be created because the image file type is not supported.',
  VIDEO_METADATA_READ_ERROR: 'File could not be created because the metadata could not be read.',
} as const;

export type FileFailure = keyof typeof messages;

export interface FileErrorView {
  readonly code: FileFailure;
  readonly details: string | null;
  readonly message: string;
}

export function fileErrorView(failure: FileFailure): FileErrorView {
  return { code: failure, details: null, message: messages[failure] };
}
