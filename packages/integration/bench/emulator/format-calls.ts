import type { EmulatorMeasurement } from './bench-emulator.ts';

/** The measurements as a table. */
export function formatCalls({ seed, workloads, rss_mb: rss }: EmulatorMeasurement): string {
  const head = ['workload', 'calls', 'calls/s', 'µs CPU/call', 'median ms', 'p99 ms', 'foreign CPU'];
  const rows = workloads.map((one) => [
    one.workload,
    one.calls.toLocaleString('en-US'),
    one.calls_per_second.toFixed(0),
    one.server_cpu_us_per_call.toFixed(0),
    one.median_ms.toFixed(2),
    one.p99_ms.toFixed(2),
    `${(100 * one.foreign_share).toFixed(0)} %`,
  ]);
  const widths = head.map((_title, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const customers = seed.customers.toLocaleString('en-US');
  return `${[head, ...rows].map(line).join('\n')}

${customers} customers seeded in ${seed.seconds.toFixed(1)} s, ${seed.rss_mb.toFixed(0)} MB resident; ${rss.toFixed(0)} MB at the end.
`;
}
