import type { Fault, FaultMatch, RefuseEffect } from './fault.ts';
import {
  choice,
  ControlInputError,
  count,
  jsonObject,
  listOf,
  number,
  onlyNames,
  ordinal,
  requiredCount,
  requiredText,
  text,
  texts,
  type Json,
} from './json-input.ts';

const kinds = [
  'throttle',
  'status',
  'cut',
  'internal-error',
  'delay',
  'hang',
  'revoke',
  'write',
  'variant-limit',
  'refuse',
] as const satisfies readonly Fault['kind'][];

const moments = ['before', 'after'] as const;

const matchNames = ['kind', 'field', 'value', 'nth', 'times', 'every', 'forMs'];

/** What a fault may say beside when it strikes. */
const namesOf: Readonly<Record<Fault['kind'], readonly string[]>> = {
  throttle: [],
  status: ['status', 'when', 'retryAfterSeconds'],
  cut: ['when'],
  'internal-error': ['when'],
  delay: ['delayMs'],
  hang: ['landsAfterMs'],
  revoke: ['when'],
  write: ['when', 'query', 'variables'],
  'variant-limit': ['limit'],
  refuse: ['message', 'code', 'errorField', 'item'],
};

export function readFault(body: Json): Fault {
  const kind = choice(body, 'kind', kinds);
  if (kind !== undefined) onlyNames(body, [...matchNames, ...namesOf[kind]]);
  const match = readMatch(body);
  const when = (): (typeof moments)[number] => choice(body, 'when', moments) ?? 'before';
  switch (kind) {
    case 'throttle':
      return { ...match, kind };
    case 'status':
      return { ...match, kind, status: readStatus(body), when: when(), ...retryAfter(body) };
    case 'cut':
      return { ...match, kind, when: choice(body, 'when', [...moments, 'during']) ?? 'before' };
    case 'internal-error':
    case 'revoke':
      return { ...match, kind, when: when() };
    case 'delay':
      return { ...match, kind, delayMs: requiredCount(body, 'delayMs') };
    case 'hang':
      return { ...match, kind, landsAfterMs: count(body, 'landsAfterMs') };
    case 'write':
      return {
        ...match,
        kind,
        when: when(),
        query: requiredText(body, 'query'),
        variables: jsonObject(body, 'variables'),
      };
    case 'variant-limit':
      return { ...match, kind, limit: requiredCount(body, 'limit') };
    case 'refuse':
      return { ...match, ...readRefusal(body) };
    case undefined:
      throw new ControlInputError(`kind must be ${listOf(kinds)}`);
  }
}

function readMatch(body: Json): FaultMatch {
  return {
    field: text(body, 'field'),
    value: readValue(body['value']),
    nth: ordinal(body, 'nth'),
    times: ordinal(body, 'times'),
    every: ordinal(body, 'every'),
    forMs: count(body, 'forMs'),
  };
}

function readValue(value: unknown): string | number | undefined {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return value;
  throw new ControlInputError('value must be a text or a number');
}

function readStatus(body: Json): number {
  const status = count(body, 'status') ?? 500;
  if (status >= 300 && status <= 599) return status;
  throw new ControlInputError('status must be a status of HTTP from 300 to 599');
}

function readRefusal(body: Json): RefuseEffect {
  const isNamed = typeof body['item'] === 'string';
  return {
    kind: 'refuse',
    message: text(body, 'message') ?? 'Refused',
    code: text(body, 'code'),
    errorField: texts(body, 'errorField'),
    item: isNamed ? choice(body, 'item', ['with-value', 'counted'] as const) : count(body, 'item'),
  };
}

function retryAfter(body: Json): { readonly retryAfterSeconds?: number } {
  const seconds = number(body, 'retryAfterSeconds');
  if (seconds !== undefined && seconds < 0)
    throw new ControlInputError('retryAfterSeconds must not be below 0');
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}
