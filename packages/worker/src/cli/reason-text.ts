import type { Reason } from '@backstock/core';

/** `phone: Phone has already been taken (TAKEN)`. */
export function reasonText({ code, field, message }: Reason): string {
  return `${field === undefined ? '' : `${field}: `}${message} (${code})`;
}
