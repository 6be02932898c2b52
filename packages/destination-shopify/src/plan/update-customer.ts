import type { FieldChange, PlanContext } from '@backstock/core';
import { metafieldName } from '../objects/metafield-name.ts';
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
 * Everything that an existing customer needs, scalars first, since a consent may be about an e-mail address that they bring.
 */
export function planUpdate(request: UpdateRequest): readonly PlanPart[] {
  const { context } = request;
  const alone = request.fields.filter((field) => isKept(field) || isLeftAlone(field, request));
  const sent = request.fields.filter((field) => !alone.includes(field));
  return [
    settledPart(alone.map((field) => untouchedField(field, context))),
    planValues(sent, request),
    { operations: metafieldsDelete(request.storeId, sent), settled: [] },
    ...sent.map((field) => planList(field, request)),
    planConsents('emailMarketingConsent', sent, request),
    planConsents('smsMarketingConsent', sent, request),
  ];
}

/** Scalars, and metafields with them; metafields alone go by the mutation that changes share. */
function planValues(sent: readonly FieldChange[], request: UpdateRequest): PlanPart {
  const { change, storeId, customIds } = request;
  const scalars = sent.filter(isScalar);
  const metafields = [...metafieldWrites(change, sent), ...customIds];
  if (scalars.length === 0) return { operations: metafieldsSet(storeId, metafields), settled: [] };
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

function planList(field: FieldChange, { present, storeId, context }: UpdateRequest): PlanPart {
  switch (field.field) {
    case 'tags':
      return planTags(field, requiredCustomer(present, storeId), context);
    case 'taxExemptions':
      return planTaxExemptions(field, requiredCustomer(present, storeId), context);
    case 'addresses':
      return planAddresses(field, requiredCustomer(present, storeId), context);
    default:
      return nothing;
  }
}

function planConsents(
  structure: ConsentStructure,
  sent: readonly FieldChange[],
  request: UpdateRequest,
): PlanPart {
  const fields = sent.filter(
    ({ field }) => field.startsWith(`${structure}.`) && metafieldName(field) === undefined,
  );
  return fields.length === 0 ? nothing : planConsent(structure, fields, request);
}
