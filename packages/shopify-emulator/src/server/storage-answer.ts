/** A request to the storage beside the API. */
export interface StorageRequest {
  readonly method: string;
  readonly url: URL;
  readonly contentType: string;
  readonly body: Buffer;
  /** Where the client reaches the server. */
  readonly origin: string;
}

export interface StorageAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly chunks: readonly Buffer[];
}

export function xmlAnswer(status: number, content: string): StorageAnswer {
  const text = `<?xml version='1.0' encoding='UTF-8'?>${content}`;
  return { status, contentType: 'application/xml; charset=UTF-8', chunks: [Buffer.from(text)] };
}

/** An error in the shape of the storage that Shopify uses. */
export function xmlError(status: number, code: string, message: string, details?: string): StorageAnswer {
  const more = details === undefined ? '' : `<Details>${details}</Details>`;
  return xmlAnswer(status, `<Error><Code>${code}</Code><Message>${message}</Message>${more}</Error>`);
}
