import { BackstockError, type ErrorCode } from '@backstock/core';
import { member, serverError } from './server-error.ts';
import { sqlStateRule } from './sql-states.ts';

/** How far a connection had come when it failed. */
export interface ConnectContext {
  readonly place: string;
  readonly host: string;
  readonly user: string;
  readonly hasPassword: boolean;
  /** The server asked for the password. */
  readonly passwordAsked: boolean;
  /** TLS was wanted, the server was reached, and it did not begin TLS. */
  readonly tlsRefused: boolean;
  readonly timedOutAfterMs: number | undefined;
}

interface Diagnosis {
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly message: string;
  readonly why?: string;
  readonly fix: string;
}

/** Node's codes of a network that may be better in a moment. */
const passingCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']); // prettier-ignore

const certificateCodes = new Set([
  'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'CERT_SIGNATURE_FAILURE', 'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'INVALID_CA', 'INVALID_PURPOSE', 'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]); // prettier-ignore

/** Why no connection came about. */
export function classifyConnectError(error: unknown, context: ConnectContext): BackstockError {
  return new BackstockError(diagnose(error, context));
}

function diagnose(error: unknown, context: ConnectContext): Diagnosis {
  const { place, timedOutAfterMs } = context;
  if (timedOutAfterMs !== undefined) {
    return {
      code: 'SOURCE.UNREACHABLE',
      retryable: true,
      message: `${place} did not answer within ${timedOutAfterMs / 1000} s`,
      fix: 'Check host and port, and that no firewall is between; connect_timeout sets the time.',
    };
  }
  const fromServer = serverError(error);
  if (fromServer !== undefined) return refusedByServer(fromServer.sqlState, context);
  if (context.tlsRefused) {
    return {
      code: 'SOURCE.UNREACHABLE',
      retryable: false,
      message: `${place} does not offer TLS`,
      fix: 'Switch TLS on in the server, or set ssl: disable if the network between is trusted.',
    };
  }
  const code = error instanceof Error ? member(error, 'code') : undefined;
  if (code === undefined && context.passwordAsked) return passwordTrouble(context);
  return code === undefined ? closed(place) : ofNetwork(code, context);
}

function refusedByServer(sqlState: string, { place, user }: ConnectContext): Diagnosis {
  const rule = sqlStateRule(sqlState);
  const who = rule.code === 'SOURCE.AUTHENTICATION' ? ` (user "${user}")` : '';
  return {
    code: rule.code === 'SOURCE.QUERY_FAILED' ? 'SOURCE.UNREACHABLE' : rule.code,
    retryable: rule.retryable,
    message: `${place} ${rule.what}${who}`,
    why: `SQLSTATE ${sqlState}`,
    fix: rule.fix ?? 'Look into the log of the server.',
  };
}

function passwordTrouble({ place, user, hasPassword }: ConnectContext): Diagnosis {
  return {
    code: 'SOURCE.AUTHENTICATION',
    retryable: false,
    message: hasPassword
      ? `The log-in of user "${user}" to ${place} broke off`
      : `${place} asks for a password of user "${user}", and none is given`,
    fix: hasPassword ? 'Look into the log of the server.' : 'Give the password, in the url or as password.',
  };
}

function closed(place: string): Diagnosis {
  return {
    code: 'SOURCE.UNREACHABLE',
    retryable: true,
    message: `${place} closed the connection before it was ready`,
    fix: 'Try again; if it happens again, look into the log of the server.',
  };
}

function ofNetwork(code: string, { place, host }: ConnectContext): Diagnosis {
  const isTls = certificateCodes.has(code) || /^ERR_(?:TLS|SSL|OSSL)_/u.test(code);
  if (isTls) {
    return {
      code: 'SOURCE.UNREACHABLE',
      retryable: false,
      message: `No TLS connection to ${place}: its certificate or protocol was not accepted`,
      why: code,
      fix: 'Give the certificate authority as ssl.ca (sslrootcert), or check the host name.',
    };
  }
  const unknownHost = code === 'ENOTFOUND';
  return {
    code: 'SOURCE.UNREACHABLE',
    retryable: passingCodes.has(code),
    message: unknownHost ? `The host "${host}" is not known` : `${place} cannot be reached`,
    why: code,
    fix: unknownHost ? 'Check the host name.' : 'Check host and port, and that the server is up.',
  };
}
