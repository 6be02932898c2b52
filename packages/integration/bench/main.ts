import { parseArgs } from 'node:util';
import { benchRead } from './read/bench-read.ts';
import { parseRows } from './read/rows.ts';
import { formatMeasurements } from './read/format-measurements.ts';

const usage = `usage: npm run bench -- read [--rows 1M] [--workload no-change,changed-1pct] [--pairs 5] [--json]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1M' },
    workload: { type: 'string', default: 'no-change,changed-1pct' },
    pairs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});

if (positionals[0] !== 'read') {
  process.stderr.write(usage);
  process.exit(2);
}
const measurements = await benchRead({
  rows: parseRows(values.rows),
  workloads: values.workload.split(','),
  pairs: Number(values.pairs),
  say: (text) => process.stderr.write(`${text}\n`),
});
process.stdout.write(
  values.json ? `${JSON.stringify(measurements, null, 2)}\n` : formatMeasurements(measurements),
);
