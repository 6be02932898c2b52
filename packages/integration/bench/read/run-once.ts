// Runs the sync of the benchmark once, as a process of its own: its CPU and memory are what is measured.
// Arguments: Postgres URL, state folder. Prints one line of JSON.
import { join } from 'node:path';
import { createFingerprinter, openSqliteState, parseSyncs, runSync, systemClock } from '@backstock/core';
import { createPostgresSource } from '@backstock/source-postgres';
import { createBenchDestination } from './bench-destination.ts';
import { modelSql } from './warehouse.ts';

const [url = '', folder = ''] = process.argv.slice(2);
const spec = parseSyncs(
  `sync: customers
source: warehouse
destination: store
model: { sql: "${modelSql}", primary_key: customer_id }
object: customer
mode: mirror
on_removed: clear
match: { email: email }
map:
  email: email
  firstName: first_name
  lastName: last_name
  phone: phone
  tags: { column: tags, split: "," }
  metafields.crm.lifetime_value: { column: lifetime_value, type: number_decimal }
  metafields.crm.updated_at: { column: updated_at, type: date_time }
  metafields.crm.vip: { column: vip, type: boolean }
  metafields.crm.attributes: { json: attributes, type: json }
`,
  'bench.yaml',
)[0];
if (spec === undefined) throw new Error('the benchmark has no sync');
const state = await openSqliteState(join(folder, 'state.db'), { clock: systemClock });
const source = createPostgresSource({ url, ssl: 'disable' });
const report = await runSync({
  spec,
  source,
  destination: createBenchDestination(),
  state,
  fingerprinter: createFingerprinter(new Uint8Array(32).fill(7)),
  gateImage: join(folder, 'customers.gate'),
});
await source.close();
await state.close();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
process.stdout.write(
  `${JSON.stringify({ rows: report.rows, outcomes: report.things.outcomes, stop: report.stop, cpuSeconds, maxRssMb: maxRSS / 1024 })}\n`,
);
