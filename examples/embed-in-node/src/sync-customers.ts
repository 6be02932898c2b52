import {
  createFingerprinter,
  parseSyncs,
  runSync,
  systemClock,
  type Destination,
  type RunReport,
  type Source,
  type StateStore,
} from '@backstock/core';

const yaml = `
sync: customers
source: crm
model: { table: customers, primary_key: customer_id }
destination: store
object: customer
mode: upsert
match: { email: email }
map:
  email: email
  firstName: first_name
  tags: { template: "tier:{{ tier | downcase }}", owns: "tier:*" }
`;

export interface Parts {
  readonly source: Source;
  readonly destination: Destination;
  readonly state: StateStore;
  /** 32 random bytes that you keep outside of the state; with another key every row looks changed. */
  readonly key: Uint8Array;
}

/** Runs the sync once. A second run with the same state sends only what changed in between. */
export async function syncCustomers({ key, ...parts }: Parts): Promise<RunReport> {
  const [spec] = parseSyncs(yaml, 'customers.yaml');
  if (spec === undefined) throw new Error('the file holds no sync');
  return runSync({ ...parts, spec, fingerprinter: createFingerprinter(key), clock: systemClock });
}
