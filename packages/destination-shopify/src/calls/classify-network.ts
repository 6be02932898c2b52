import { BackstockError } from '@backstock/core';
import { CallFault } from './call-fault.ts';

/** Faults that come before a byte of the request has left: the store cannot have seen it. */
const beforeSend: ReadonlySet<string> = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]); // prettier-ignore

/**
 * What a failed fetch means. The fault is not kept as a cause: what graphql-request throws may hold the request with its
 * variables.
 */
export function classifyNetwork(error: unknown, shop: string): CallFault {
  const reason = faultCode(error);
  const final = new BackstockError({
    code: 'STORE.UNREACHABLE',
    message: `${shop} could not be reached (${reason})`,
    fix: 'Check the network and the shop, then run again.',
    retryable: true,
  });
  return new CallFault(beforeSend.has(reason) ? 'unsent' : 'lost', final);
}

/** `ECONNRESET` and the like from the cause of fetch's TypeError; a timeout's own name; never a message. */
function faultCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code: unknown = isCoded(cause) ? cause.code : undefined;
  if (typeof code === 'string') return code;
  return error instanceof Error && error.name !== 'TypeError' ? error.name : 'connection lost';
}

function isCoded(value: unknown): value is { readonly code: unknown } {
  return typeof value === 'object' && value !== null && 'code' in value;
}
