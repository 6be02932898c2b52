import {
  lookupDocument,
  lookupPoints,
  lookupVariables,
  type CustomerIdentifier,
} from '../documents/customer.ts';
import type { StoreReader } from '../contract/store-reader.ts';
import { identifierKey, isIdentifiedBy } from './customer-identifier.ts';
import { raiseProblem } from './read-problem.ts';

/** The ids of the customers that identifiers lead to, by `identifierKey`; those that lead nowhere are absent. */
export type CustomerHits = ReadonlyMap<string, string>;

/** A document may cost 1000 points and a list have 250 entries; as many aliases keep the answer as small as a page. */
const maxPoints = 1000;
const maxAliases = 250;

/** Looks every identifier up once, in as few documents as possible. */
export async function findCustomers(
  identifiers: readonly CustomerIdentifier[],
  reader: StoreReader,
  signal?: AbortSignal,
): Promise<CustomerHits> {
  const distinct = new Map(identifiers.map((identifier) => [identifierKey(identifier), identifier]));
  const parts = await Promise.all(
    lookupBatches([...distinct.values()]).map((batch) => findBatch(batch, reader, signal)),
  );
  return new Map(parts.flat());
}

/** Identifiers in documents that the store accepts. Pure. */
function lookupBatches(
  identifiers: readonly CustomerIdentifier[],
): readonly (readonly CustomerIdentifier[])[] {
  const batches: CustomerIdentifier[][] = [];
  let points = 0;
  for (const identifier of identifiers) {
    const batch = batches.at(-1);
    const more = lookupPoints(identifier);
    if (batch === undefined || batch.length === maxAliases || points + more > maxPoints) {
      batches.push([identifier]);
      points = more;
    } else {
      batch.push(identifier);
      points += more;
    }
  }
  return batches;
}

async function findBatch(
  batch: readonly CustomerIdentifier[],
  reader: StoreReader,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly [string, string])[]> {
  const answer = await reader.read(lookupDocument(batch), lookupVariables(batch), {
    costPoints: batch.reduce((sum, identifier) => sum + lookupPoints(identifier), 0),
    ...(signal === undefined ? {} : { signal }),
  });
  for (const problem of answer.problems) raiseProblem(problem, batch);
  return batch.flatMap((identifier, index) => {
    const found = answer.data[`c${index}`] ?? null;
    if (found === null || !isIdentifiedBy(found, identifier)) return [];
    return [[identifierKey(identifier), found.id] as const];
  });
}
