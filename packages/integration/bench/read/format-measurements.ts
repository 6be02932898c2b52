import type { Measurement } from './measurement.ts';

/** The measurements as a table of 100 columns. */
export function formatMeasurements(measurements: readonly Measurement[]): string {
  const head = ['workload', 'rows', '× psql', 'µs CPU/row', 'peak MB', 'state MB', 'pairs'];
  const rows = measurements.map((one) => [
    one.workload,
    one.rows.toLocaleString('en-US'),
    one.ratio_to_psql.toFixed(2),
    one.cpu_us_per_row.toFixed(2),
    one.peak_rss_mb.toFixed(0),
    one.state_mb.toFixed(0),
    `${one.pairs.counted} (${one.pairs.discarded} discarded)`,
  ]);
  const widths = head.map((_title, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[head, ...rows].map(line).join('\n')}\n`;
}
