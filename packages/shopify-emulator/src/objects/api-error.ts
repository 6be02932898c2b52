import { GraphQLError } from 'graphql';

/** A top-level error as Shopify writes it: the field answers null and `errors` tells the code. */
export function apiError(
  code: string,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** What answers in place of a made-up value: `name` is a root field, or `Type.field`. */
export function notImplemented(name: string): GraphQLError {
  return apiError('NOT_IMPLEMENTED', `The local store does not implement \`${name}\` yet.`);
}
