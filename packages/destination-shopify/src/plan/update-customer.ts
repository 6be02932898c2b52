import type { FieldChange, PlanContext } from '@backstock/core';
import { requiredCustomer } from '../observe/present-customer.ts';
import { planAddresses } from './addresses.ts';
import { planConsent, type ConsentStructure } from './consent.ts';
import { isLeftAlone, type PresentContext } from './left-alone.ts';
import { metafieldsDelete, metafieldsSet, metafieldWrites, type MetafieldWrite } from './metafields.ts';
import { untouchedField } from './owned-entries.ts';
import { nothing, settledPart, type PlanPart } from './plan-part.ts';
import { isKept, isScalar, scalarInput } from './scalars.ts';
import { planTags } from './tags.ts';
import { planTaxExemptions } from './tax-exemptions.ts';

export interface UpdateRequest extends PresentContext {
  /** What is to be written. */
  readonly fields: readonly FieldChange[];
  /** Custom ids that the customer lacks. */
  readonly customIds: readonly MetafieldWrite[];
  readonly context: PlanContext;
}

/**
 * Everything that an existing customer needs. Scalars come first, since a consent may be about an e-mail address that they
 * bring; then what shares their request; then metafields, which share one with other changes; addresses last, since one
 * that is refused keeps back what follows it.
 */
export function planUpdate(request: UpdateRequest): readonly PlanPart[] {
  const { storeId, context } = request;
  const alone = request.fields.filter((field) => isKept(field) || isLeftAlone(field, request));
  const sent = request.fields.filter((field) => !alone.includes(field));
  const scalars = sent.filter(isScalar);
  const metafields = [...metafieldWrites(request.change, sent), ...request.customIds];
  const operations = scalars.length === 0 ? metafieldsSet(storeId, metafields) : [];
  return [
    settledPart(alone.map((field) => untouchedField(field, context))),
    scalars.length === 0 ? nothing : planScalars(storeId, scalars, metafields),
    planList('tags', sent, request),
    planList('taxExemptions', sent, request),
    planConsents('emailMarketingConsent', sent, request),
    planConsents('smsMarketingConsent', sent, request),
    { operations: [...operations, ...metafieldsDelete(storeId, sent)], settled: [] },
    planList('addresses', sent, request),
  ];
}

/** Metafields travel with scalars at no cost; without them they have a mutation of their own. */
function planScalars(
  storeId: string,
  scalars: readonly FieldChange[],
  metafields: readonly MetafieldWrite[],
): PlanPart {
  const input = {
    id: storeId,
    ...scalarInput(scalars),
    ...(metafields.length === 0 ? {} : { metafields: metafields.map((write) => write.input) }),
  };
  const carries = [
    ...scalars.map(({ field }) => ({ field })),
    ...metafields.flatMap((write) => write.carries),
  ];
  return { operations: [{ mutation: 'customerUpdate', variables: { input }, carries }], settled: [] };
}

const listPlanners = {
  tags: planTags,
  taxExemptions: planTaxExemptions,
  addresses: planAddresses,
} as const;

function planList(
  name: keyof typeof listPlanners,
  sent: readonly FieldChange[],
  { present, storeId, context }: UpdateRequest,
): PlanPart {
  const field = sent.find((candidate) => candidate.field === name);
  if (field === undefined) return nothing;
  return listPlanners[name](field, requiredCustomer(present, storeId), context);
}

function planConsents(
  structure: ConsentStructure,
  sent: readonly FieldChange[],
  request: UpdateRequest,
): PlanPart {
  const fields = sent.filter(({ field }) => field.startsWith(`${structure}.`));
  return fields.length === 0 ? nothing : planConsent(structure, fields, request);
}
