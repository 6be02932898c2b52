import type { Fault, FaultMatch, FaultMoment } from './fault.ts';
import { choice, ControlInputError, number, text, texts, type Json } from './json-input.ts';

export function readFault(body: Json): Fault {
  const match = readMatch(body);
  const kind = text(body, 'kind') ?? '';
  switch (kind) {
    case 'throttle':
      return { ...match, kind };
    case 'status':
      return {
        ...match,
        kind,
        status: number(body, 'status') ?? 500,
        when: moment(body),
        ...retryAfter(body),
      };
    case 'cut':
    case 'internal-error':
      return { ...match, kind, when: moment(body) };
    case 'delay':
      return { ...match, kind, delayMs: number(body, 'delayMs') ?? 0 };
    case 'refuse':
      return {
        ...match,
        kind,
        message: text(body, 'message') ?? 'Refused',
        code: text(body, 'code'),
        errorField: texts(body, 'errorField'),
        item: number(body, 'item'),
      };
    default:
      throw new ControlInputError('kind must be throttle, status, cut, internal-error, delay or refuse');
  }
}

function readMatch(body: Json): FaultMatch {
  const value = body['value'];
  return {
    field: text(body, 'field'),
    value: typeof value === 'string' || typeof value === 'number' ? value : undefined,
    nth: number(body, 'nth'),
    times: number(body, 'times'),
  };
}

function moment(body: Json): FaultMoment {
  return choice(body, 'when', ['before', 'after']) ?? 'before';
}

function retryAfter(body: Json): { readonly retryAfterSeconds?: number } {
  const seconds = number(body, 'retryAfterSeconds');
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}
