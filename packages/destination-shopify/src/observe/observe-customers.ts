import type { Change, Observations, ObserveRequest, Sighting } from '@backstock/core';
import type { CustomerIdentifier } from '../documents/customer.ts';
import type { StoreReader } from '../contract/store-reader.ts';
import { customerIdentifier } from './customer-identifier.ts';
import { customerNeeds, earlierCustomIds, type CustomerNeeds } from './customer-needs.ts';
import { sightByRules } from './customer-sighting.ts';
import { findCustomers } from './find-customers.ts';
import type { PresentCustomer } from './present-customer.ts';
import { readCustomers } from './read-customers.ts';

/**
 * Finds the customers of changes and reads what plans of them need: first all look-ups by identifier, then by id those
 * customers whose present values matter. A remembered id is trusted as long as nothing of the customer has to be known.
 */
export async function observeCustomers(request: ObserveRequest, reader: StoreReader): Promise<Observations> {
  const { changes, signal } = request;
  const identifiers = changes.filter(isUnknown).flatMap(identifiersOf);
  const hits = await findCustomers(identifiers, reader, signal);
  const sightings = new Map(
    changes.map((change): [number, Sighting] => [
      change.id,
      change.storeId === undefined ? sightByRules(change, hits) : { kind: 'found', storeId: change.storeId },
    ]),
  );
  const wanted = neededCustomers(changes, sightings);
  const present = await readCustomers(wanted, reader, signal);
  for (const change of changes) {
    const sighting = sightings.get(change.id);
    if (sighting !== undefined) sightings.set(change.id, checked(sighting, change, { wanted, present }));
  }
  return { sightings, present };
}

function isUnknown(change: Change): boolean {
  return change.storeId === undefined;
}

function identifiersOf(change: Change): readonly CustomerIdentifier[] {
  return change.rules.flatMap((rule) =>
    rule.fields.flatMap((field) => customerIdentifier(field.field, field.value) ?? []),
  );
}

function neededCustomers(
  changes: readonly Change[],
  sightings: ReadonlyMap<number, Sighting>,
): ReadonlyMap<string, CustomerNeeds> {
  const wanted = new Map<string, CustomerNeeds>();
  for (const change of changes) {
    const sighting = sightings.get(change.id);
    if (sighting?.kind !== 'found') continue;
    const needs = needsOf(change, sighting.rule);
    if (needs.present) wanted.set(sighting.storeId, joined(wanted.get(sighting.storeId), needs));
  }
  return wanted;
}

function needsOf(change: Change, rule: number | undefined): CustomerNeeds {
  const needs = customerNeeds(change);
  const customIds = rule === undefined ? [] : earlierCustomIds(change, rule);
  return {
    present: needs.present || customIds.length > 0,
    addresses: needs.addresses,
    metafields: [...needs.metafields, ...customIds],
  };
}

function joined(before: CustomerNeeds | undefined, needs: CustomerNeeds): CustomerNeeds {
  if (before === undefined) return needs;
  return {
    present: true,
    addresses: before.addresses || needs.addresses,
    metafields: [...before.metafields, ...needs.metafields],
  };
}

/** A customer that was read and is not there: gone if it was remembered; if it was just matched, it vanished in between. */
function checked(
  sighting: Sighting,
  change: Change,
  read: {
    readonly wanted: ReadonlyMap<string, unknown>;
    readonly present: ReadonlyMap<string, PresentCustomer>;
  },
): Sighting {
  if (sighting.kind !== 'found') return sighting;
  if (!read.wanted.has(sighting.storeId) || read.present.has(sighting.storeId)) return sighting;
  return { kind: change.storeId === undefined ? 'missing' : 'gone' };
}
