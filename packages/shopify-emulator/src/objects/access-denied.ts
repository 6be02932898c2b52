import type { GraphQLError } from 'graphql';
import { apiError } from './api-error.ts';

/** Shopify's ACCESS_DENIED. `requiredAccess` says what would be needed, where Shopify tells. */
export function accessDenied(message: string, requiredAccess?: string): GraphQLError {
  return apiError('ACCESS_DENIED', message, {
    documentation: 'https://shopify.dev/api/usage/access-scopes',
    ...(requiredAccess === undefined ? {} : { requiredAccess }),
  });
}

/** The same in the words that Shopify has for a field as a whole. */
export function fieldDenied(field: string, requiredAccess: string): GraphQLError {
  const message = `Access denied for ${field} field. Required access: ${requiredAccess}`;
  return accessDenied(message, requiredAccess);
}
