import { getLocation, type ASTNode } from 'graphql';

/** An error found before anything ran: the whole document is rejected, with neither data nor cost. */
export interface StaticError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string };
}

export type ErrorPath = readonly (string | number)[];

/** Where an error shows and how Shopify classifies it. */
export interface StaticErrorPlace {
  readonly node: ASTNode;
  readonly path: ErrorPath;
}

export function staticError(
  place: StaticErrorPlace,
  message: string,
  extensions: Readonly<Record<string, unknown>> & { readonly code: string },
): StaticError {
  return { message, locations: locationsOf(place.node), path: place.path, extensions };
}

export function locationsOf(node: ASTNode): readonly { line: number; column: number }[] {
  if (node.loc === undefined) return [];
  const { line, column } = getLocation(node.loc.source, node.loc.start);
  return [{ line, column }];
}
