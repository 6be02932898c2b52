import { userError, type UserError } from '../user-error.ts';

// What stands in the way of transfers and shipments in more than one mutation. `field` is where it stands.

export function transferNotFound(field: readonly string[] = ['id']): UserError {
  return userError(field, 'The transfer was not found.', 'TRANSFER_NOT_FOUND');
}

export function wrongTransferStatus(field: readonly string[] = ['id']): UserError {
  const message = 'Current transfer status does not support this operation.';
  return userError(field, message, 'INVALID_TRANSFER_STATUS');
}

export function locationRequired(field: readonly string[] = ['id']): UserError {
  return userError(field, 'A location is required for this operation.', 'LOCATION_REQUIRED');
}

export function noItems(field: readonly string[] = ['id']): UserError {
  return userError(field, 'The list of line items is empty.', 'ITEMS_EMPTY');
}

export function itemNotFound(field: readonly string[]): UserError {
  return userError(field, 'The item was not found.', 'ITEM_NOT_FOUND');
}

export function repeatedItem(field: readonly string[]): UserError {
  const message = 'The inventory item is already present in the list. Each item must be unique.';
  return userError(field, message, 'DUPLICATE_ITEM');
}

export function invalidQuantity(field: readonly string[]): UserError {
  return userError(field, 'The quantity is invalid.', 'INVALID_QUANTITY');
}

/** More than an answer could tell. */
const maxQuantity = 2_147_483_647;

/** What stands against a quantity that must be at least this. */
export function quantityErrors(
  quantity: number,
  least: number,
  field: readonly string[],
): readonly UserError[] {
  if (quantity < 0) return [userError(field, "The quantity can't be negative.", 'INVALID_QUANTITY')];
  return quantity < least || quantity > maxQuantity ? [invalidQuantity(field)] : [];
}
