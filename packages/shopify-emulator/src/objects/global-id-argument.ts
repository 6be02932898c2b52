import { apiError } from './api-error.ts';
import { numberOfGlobalId } from './global-id.ts';

/** The number of the gid in an argument. Shopify refuses the whole field when the gid is of another type, or is none. */
export function numberOfArgument(id: string, type: string): number {
  const number = numberOfGlobalId(id, type);
  if (number === null || number === 0) throw apiError('RESOURCE_NOT_FOUND', `Invalid id: ${id}`);
  return number;
}
