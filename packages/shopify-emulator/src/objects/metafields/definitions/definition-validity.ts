import { jobDurationMs } from '../../jobs/job.ts';
import type { RequestContext } from '../../object-module.ts';
import { countMetafields, isValid, metafieldsOfDefinition } from './definition-metafields.ts';
import type { MetafieldDefinition, ValidationStatus } from '../metafield-definition.ts';
import type { Metafield } from '../metafield.ts';
import { valueSurroundings } from '../values/value-surroundings.ts';

/** Whether all metafields of the definition keep to it; while they are being checked, what was known before. */
export function validationStatusOf(
  context: RequestContext,
  definition: MetafieldDefinition,
): ValidationStatus {
  const { check } = definition;
  if (check !== undefined && context.clock.now() < check.startedAtMs + jobDurationMs)
    return check.statusBefore;
  const surroundings = valueSurroundings(context);
  const areValid = metafieldsOfDefinition(context, definition).every(({ entry }) =>
    isValid(definition, entry, surroundings),
  );
  return areValid ? 'ALL_VALID' : 'SOME_INVALID';
}

type WantedValidity = 'ANY' | 'VALID' | 'INVALID' | null | undefined;

export function countByValidity(
  context: RequestContext,
  definition: MetafieldDefinition,
  wanted: WantedValidity,
): number {
  return wanted === 'VALID' || wanted === 'INVALID'
    ? metafieldsByValidity(context, definition, wanted).length
    : countMetafields(context, definition);
}

/** The metafields of a definition that are valid, that are not, or (`ANY`) all. */
export function metafieldsByValidity(
  context: RequestContext,
  definition: MetafieldDefinition,
  wanted: WantedValidity,
): readonly Metafield[] {
  const all = metafieldsOfDefinition(context, definition);
  if (wanted !== 'VALID' && wanted !== 'INVALID') return all;
  const surroundings = valueSurroundings(context);
  return all.filter(({ entry }) => isValid(definition, entry, surroundings) === (wanted === 'VALID'));
}
