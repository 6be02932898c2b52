import type {
  Change,
  DecidedChange,
  FieldChange,
  Observations,
  PlanContext,
  PlannedChange,
  Reason,
} from '@backstock/core';
import type { MutationCatalogue } from '../contract/mutation-definition.ts';
import { customerMutations } from '../documents/customer.ts';
import { metafieldMutations } from '../documents/metafields.ts';
import { tagMutations } from '../documents/tags.ts';
import { earlierCustomIds } from '../observe/customer-needs.ts';
import { observedCustomer, requiredCustomer, type PresentCustomer } from '../observe/present-customer.ts';
import { consentInput } from './consent.ts';
import { consentWithout, heldCreate, planCreate } from './create-customer.ts';
import { isLeftAlone } from './left-alone.ts';
import { customIdWrites, type MetafieldWrite } from './metafields.ts';
import { heldChange, joinParts } from './plan-part.ts';
import { planDelete, withoutLastIdentity } from './remove-customer.ts';
import { planUpdate } from './update-customer.ts';

const catalogue: MutationCatalogue = { ...customerMutations, ...metafieldMutations, ...tagMutations };

/** What customers need. Pure and deterministic: the same changes and observations give the same operations, byte for byte. */
export function planCustomers(
  changes: readonly DecidedChange[],
  observations: Observations,
  context: PlanContext,
): readonly PlannedChange[] {
  return changes.map((decided) => planCustomer(decided, observations, context));
}

function planCustomer(
  { change, decision }: DecidedChange,
  observations: Observations,
  context: PlanContext,
): PlannedChange {
  if (decision.kind === 'create') {
    const held = heldCreate(change);
    return held === undefined
      ? joinParts(change.id, [planCreate(change)], catalogue)
      : heldChange(change.id, held);
  }
  const { storeId } = decision;
  const present = observedCustomer(observations, storeId);
  if (decision.kind === 'update') {
    const customIds = missingCustomIds(change, observations, present);
    return planWrites(change, { fields: change.fields, customIds, storeId, present, context });
  }
  if (decision.removal === 'delete') return joinParts(change.id, [planDelete(storeId)], catalogue);
  return planRemoval(change, { fields: change.fields, customIds: [], storeId, present, context });
}

interface WriteRequest {
  readonly fields: readonly FieldChange[];
  readonly customIds: readonly MetafieldWrite[];
  readonly storeId: string;
  readonly present: PresentCustomer | undefined;
  readonly context: PlanContext;
}

function planWrites(change: Change, request: WriteRequest): PlannedChange {
  const held = consentHeld(change, request);
  if (held !== undefined) return heldChange(change.id, held);
  return joinParts(change.id, planUpdate({ ...request, change }), catalogue);
}

function planRemoval(change: Change, request: WriteRequest): PlannedChange {
  const clears = request.fields.some(
    ({ field, action }) => action === 'clear' && ['email', 'phone', 'firstName', 'lastName'].includes(field),
  );
  const fields = clears
    ? withoutLastIdentity(request.fields, requiredCustomer(request.present, request.storeId))
    : request.fields;
  return planWrites({ ...change, fields }, { ...request, fields });
}

/** The custom ids that rules before the one that found the customer look for, where the customer has none. */
function missingCustomIds(
  change: Change,
  observations: Observations,
  present: PresentCustomer | undefined,
): readonly MetafieldWrite[] {
  const sighting = observations.sightings.get(change.id);
  if (sighting?.kind !== 'found' || sighting.rule === undefined || present === undefined) return [];
  const sent = new Set(change.fields.map(({ field }) => field));
  const lacking = earlierCustomIds(change, sighting.rule).filter(
    (field) => !sent.has(field) && present.metafields[field] === null,
  );
  return customIdWrites(change, lacking);
}

/** For a customer without e-mail address the store passes over the consent without a word. SMS consent it refuses itself. */
function consentHeld(change: Change, request: WriteRequest): Reason | undefined {
  const changed = change.fields.filter(({ field }) => field.startsWith('emailMarketingConsent.'));
  const sent = changed.filter(
    (field) => field.action === 'set' && !isLeftAlone(field, { ...request, change }),
  );
  if (sent.length === 0 || consentInput('emailMarketingConsent', change) === undefined) return undefined;
  const mapped = [...change.fields, ...change.whole].find(({ field }) => field === 'email');
  const email =
    mapped === undefined ? requiredCustomer(request.present, request.storeId).email : mapped.value;
  return (email ?? '') === '' ? consentWithout('email', 'e-mail address') : undefined;
}
