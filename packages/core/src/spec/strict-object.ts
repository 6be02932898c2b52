import { z } from 'zod';

/**
 * A zod object that refuses unknown keys. The message of its `unrecognized_keys` issue carries the names that would have
 * been right, joined by commas: `schemaProblems` makes the suggestion from them.
 */
export function strictObject<T extends z.core.$ZodShape>(shape: T): z.ZodObject<T, z.core.$strict> {
  const names = Object.keys(shape).join(',');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? names : undefined),
  });
}
