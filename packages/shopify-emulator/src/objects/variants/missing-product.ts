import { userError, type UserError } from '../user-error.ts';

/** What mutations answer that are about a product which nobody has. `field` is where its id stands. */
export function missingProduct(field: readonly string[] = ['productId']): UserError {
  return userError(field, 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST');
}
