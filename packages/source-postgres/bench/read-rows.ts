// CPU and memory of one no-change read, without ledger: `node --conditions=@backstock/source bench/read-rows.ts [url] [rows]`.
// Without a URL it starts a Postgres of its own and fills it.
import { createDatabase, startPrivatePostgres } from '@backstock/testkit';
import { createPostgresSource } from '../src/index.ts';

const rows = Number(process.argv[3] ?? 1_000_000);
const columns = [
  'email',
  'first_name',
  'last_name',
  'phone',
  'tags',
  'lifetime_value',
  'updated_at',
  'active',
  'address',
];

const fillSql = `
  create unlogged table customers as
  select i::bigint as customer_id, 'customer' || i || '@example.com' as email, 'First' || i % 1000 as first_name,
    'Lastname' || i % 5000 as last_name, '+4420' || lpad(i::text, 8, '0') as phone, 'tier:gold,source:web,n:' || i % 50 as tags,
    (i % 100000)::numeric / 100 as lifetime_value, timestamptz '2026-01-01' + i * interval '1 second' as updated_at,
    i % 3 = 0 as active,
    jsonb_build_object('street', i % 300 || ' High Street', 'city', 'London', 'zip', 'N' || i % 20, 'country', 'GB', 'default', true) as address
  from generate_series(1, ${rows}) i;
  analyze customers`;

async function measure(url: string): Promise<void> {
  const source = createPostgresSource({ url });
  const seeds = { key: Uint32Array.of(1, 2, 3, 4), stamp: Uint32Array.of(5, 6, 7, 8) };
  const relation = { kind: 'table', name: ['customers'] } as const;
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  let seen = 0;
  let batches = 0;
  for await (const item of source.read({ relation, keyColumns: ['customer_id'], columns, seeds })) {
    if (item.kind === 'receipt') continue;
    seen += item.length;
    batches += 1;
  }
  const cpu = process.cpuUsage(cpuBefore);
  const figures = {
    rows: seen,
    batches,
    wallSeconds: Number(((performance.now() - started) / 1000).toFixed(2)),
    cpuMicrosecondsPerRow: Number(((cpu.user + cpu.system) / seen).toFixed(3)),
    userMicrosecondsPerRow: Number((cpu.user / seen).toFixed(3)),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  await source.close();
}

const given = process.argv[2];
if (given === undefined || given === '') {
  await using server = await startPrivatePostgres();
  await using database = await createDatabase(server.url);
  await database.execute(fillSql);
  for (let repeat = 0; repeat < 3; repeat += 1) await measure(database.url);
} else {
  await measure(given);
}
