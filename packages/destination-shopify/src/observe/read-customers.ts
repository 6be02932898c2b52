import {
  customersDocument,
  customersPoints,
  customersVariables,
  type CustomerSelection,
} from '../documents/customer.ts';
import { slices } from '../documents/slices.ts';
import type { StoreReader } from '../contract/store-reader.ts';
import { metafieldName } from '../objects/metafield-name.ts';
import type { CustomerNeeds } from './customer-needs.ts';
import { presentCustomer, type PresentCustomer } from './present-customer.ts';
import { raiseProblem } from './read-problem.ts';

/** What `nodes` takes at once. */
const maxIds = 250;

/**
 * Reads customers by id: those whose addresses are needed apart from the others, since addresses are most of an answer.
 * An id under which the store has nothing is absent.
 */
export async function readCustomers(
  wanted: ReadonlyMap<string, CustomerNeeds>,
  reader: StoreReader,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, PresentCustomer>> {
  const entries = [...wanted];
  const groups = [true, false].map((addresses) =>
    entries.filter(([, needs]) => needs.addresses === addresses),
  );
  const parts = await Promise.all(
    groups.flatMap((group) => {
      const metafields = [...new Set(group.flatMap(([, needs]) => needs.metafields))].toSorted();
      const needs: CustomerNeeds = { present: true, addresses: group === groups[0], metafields };
      const ids = group.map(([id]) => id);
      return slices(ids, maxIds).map((slice) => readPage(slice, needs, { reader, signal }));
    }),
  );
  return new Map(parts.flat().map((customer) => [customer.id, customer]));
}

/** One customer, whole but for metafields; undefined where the store has nothing under the id. */
export async function readCustomer(id: string, reader: StoreReader): Promise<PresentCustomer | undefined> {
  const found = await readCustomers(
    new Map([[id, { present: true, addresses: true, metafields: [] }]]),
    reader,
  );
  return found.get(id);
}

async function readPage(
  ids: readonly string[],
  needs: CustomerNeeds,
  { reader, signal }: { readonly reader: StoreReader; readonly signal: AbortSignal | undefined },
): Promise<readonly PresentCustomer[]> {
  const fields = needs.metafields.filter((field) => metafieldName(field) !== undefined);
  const selection: CustomerSelection = {
    addresses: needs.addresses,
    metafields: fields.flatMap((field) => metafieldName(field) ?? []),
  };
  const answer = await reader.read(customersDocument(selection), customersVariables(ids, selection), {
    costPoints: customersPoints(selection),
    ...(signal === undefined ? {} : { signal }),
  });
  for (const problem of answer.problems) raiseProblem(problem);
  return answer.data.nodes.flatMap((node) => (node === null ? [] : [presentCustomer(node, fields)]));
}
