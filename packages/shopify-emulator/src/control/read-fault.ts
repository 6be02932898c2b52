import { isJsonObject } from '../schema/json.ts';
import type { Fault, FaultMatch, RefuseEffect } from './fault.ts';
import {
  choice,
  ControlInputError,
  count,
  listOf,
  number,
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

export function readFault(body: Json): Fault {
  const match = readMatch(body);
  const kind = choice(body, 'kind', kinds);
  const when = (): (typeof moments)[number] => choice(body, 'when', moments) ?? 'before';
  switch (kind) {
    case 'throttle':
      return { ...match, kind };
    case 'status':
      return { ...match, kind, status: number(body, 'status') ?? 500, when: when(), ...retryAfter(body) };
    case 'cut':
      return { ...match, kind, when: choice(body, 'when', [...moments, 'during']) ?? 'before' };
    case 'internal-error':
    case 'revoke':
      return { ...match, kind, when: when() };
    case 'delay':
      return { ...match, kind, delayMs: count(body, 'delayMs') ?? 0 };
    case 'hang':
      return { ...match, kind, landsAfterMs: count(body, 'landsAfterMs') };
    case 'write':
      return {
        ...match,
        kind,
        when: when(),
        query: requiredText(body, 'query'),
        variables: variablesOf(body),
      };
    case 'variant-limit':
      return { ...match, kind, limit: count(body, 'limit') ?? 0 };
    case 'refuse':
      return { ...match, ...readRefusal(body) };
    case undefined:
      throw new ControlInputError(`kind must be ${listOf(kinds)}`);
  }
}

function readMatch(body: Json): FaultMatch {
  const value = body['value'];
  return {
    field: text(body, 'field'),
    value: typeof value === 'string' || typeof value === 'number' ? value : undefined,
    nth: count(body, 'nth'),
    times: count(body, 'times'),
    every: count(body, 'every'),
    forMs: count(body, 'forMs'),
  };
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

function variablesOf(body: Json): Json | undefined {
  const variables = body['variables'];
  if (variables === undefined || isJsonObject(variables)) return variables;
  throw new ControlInputError('variables must be a JSON object');
}

function retryAfter(body: Json): { readonly retryAfterSeconds?: number } {
  const seconds = number(body, 'retryAfterSeconds');
  return seconds === undefined ? {} : { retryAfterSeconds: seconds };
}
