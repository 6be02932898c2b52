/** What a request asks to be told besides its answer. */
export interface DebugWishes {
  readonly cost: boolean;
  readonly search: boolean;
}

/** One POST to `/admin/api/<version>/graphql.json`. */
export interface AdminRequest {
  readonly requestId: string;
  /** Where the client reaches the server. */
  readonly origin: string;
  /** The version that serves the call. */
  readonly version: string;
  readonly token: string | null;
  readonly contentType: string;
  readonly text: string;
  readonly debug: DebugWishes;
}
