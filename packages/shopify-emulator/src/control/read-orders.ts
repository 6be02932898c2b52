import { isPlanName } from '../limits/plans.ts';
import type { PlanName } from '../store/shop-profile.ts';
import type { Fault, FaultMatch, FaultMoment } from './fault.ts';
import type { TokenOrder } from './tokens.ts';

/** The JSON of a control request is not what its route takes. */
export class ControlInputError extends Error {}

type Json = Readonly<Record<string, unknown>>;

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
  const when = text(body, 'when') ?? 'before';
  if (when === 'before' || when === 'after') return when;
  throw new ControlInputError('when must be before or after');
}

function retryAfter(body: Json): { readonly retryAfterSeconds?: number } {
  const seconds = number(body, 'retryAfterSeconds');
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}

export function readToken(body: Json): TokenOrder {
  const token = text(body, 'token');
  if (token === undefined) throw new ControlInputError('token must be a text');
  return { token, scopes: texts(body, 'scopes'), appId: number(body, 'appId') };
}

export function readPlan(body: Json): PlanName | undefined {
  const plan = text(body, 'plan');
  if (plan === undefined || isPlanName(plan)) return plan;
  throw new ControlInputError('plan must be standard, advanced, plus or enterprise');
}

export function text(body: Json, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new ControlInputError(`${name} must be a text`);
}

export function number(body: Json, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw new ControlInputError(`${name} must be a number`);
}

function texts(body: Json, name: string): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw new ControlInputError(`${name} must be a list of texts`);
}
