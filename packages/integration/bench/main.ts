import { inspect, parseArgs } from 'node:util';
import { benchEmulator } from './emulator/bench-emulator.ts';
import { formatCalls } from './emulator/format-calls.ts';
import { benchRead } from './read/bench-read.ts';
import { benchGate } from './gate/bench-gate.ts';
import { parseRows } from './read/rows.ts';
import { formatMeasurements } from './read/format-measurements.ts';

const usage = `usage: npm run bench -- read [--rows 1M] [--workload no-change,changed-1pct] [--pairs 5] [--json]
       npm run bench -- gate [--rows 10M] [--json]
       npm run bench -- emulator [--rows 1M] [--workload customerSet,…] [--seconds 10] [--connections 16] [--json]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1M' },
    workload: { type: 'string' },
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
    json: { type: 'boolean', default: false },
  },
});

const say = (text: string): boolean => process.stderr.write(`${text}\n`);
const print = <Result>(result: Result, format: (result: Result) => string): boolean =>
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : format(result));

if (positionals[0] === 'read') {
  const measurements = await benchRead({
    rows: parseRows(values.rows),
    workloads: (values.workload ?? 'no-change,changed-1pct').split(','),
    pairs: Number(values.pairs),
    say,
  });
  print(measurements, formatMeasurements);
} else if (positionals[0] === 'gate') {
  print(await benchGate({ keys: parseRows(values.rows) }), (one) => `${inspect(one)}\n`);
} else if (positionals[0] === 'emulator') {
  const measurement = await benchEmulator({
    customers: parseRows(values.rows),
    workloads: values.workload?.split(',') ?? [],
    secondsPerWorkload: Number(values.seconds),
    connections: Number(values.connections),
    say,
  });
  print(measurement, formatCalls);
} else {
  process.stderr.write(usage);
  process.exit(2);
}
