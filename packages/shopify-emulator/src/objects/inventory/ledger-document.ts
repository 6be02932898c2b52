import { userError, type UserError } from '../user-error.ts';

/** A scheme and something behind it; a gid needs an app, an entity and an id. */
export function isDocumentUri(text: string): boolean {
  if (text.startsWith('gid://')) return /^gid:\/\/[^/\s]+\/[^/\s]+\/\S+$/.test(text);
  return /^[a-z][a-z0-9+.-]*:\S*[^\s/:]\S*$/i.test(text);
}

/** What it takes to read a ledger document: where it stands, and the quantity that is written to it. */
export interface LedgerEntry {
  readonly name: string;
  readonly ledgerDocumentUri?: string | null | undefined;
  readonly field: readonly string[];
}

/** Every quantity but `available` is written to a ledger document of the app's own. */
export function ledgerErrors({ name, ledgerDocumentUri: uri, field }: LedgerEntry): readonly UserError[] {
  const path = [...field, 'ledgerDocumentUri'];
  const refuse = (code: string, message: string): readonly UserError[] => [userError(path, message, code)];
  const isGiven = uri !== null && uri !== undefined;
  if (name === 'available') {
    if (!isGiven) return [];
    return refuse(
      'INVALID_AVAILABLE_DOCUMENT',
      'A ledger document URI is not allowed when adjusting available.',
    );
  }
  if (!isGiven)
    return refuse(
      'INVALID_QUANTITY_DOCUMENT',
      'A ledger document URI is required except when adjusting available.',
    );
  if (uri.startsWith('gid://shopify/')) {
    const message = 'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.';
    return refuse('INTERNAL_LEDGER_DOCUMENT', message);
  }
  return isDocumentUri(uri)
    ? []
    : refuse('INVALID_LEDGER_DOCUMENT', 'The specified ledger document is invalid.');
}
