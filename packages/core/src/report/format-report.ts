import { outcomeKinds } from '../outcome/outcome.ts';
import { mostListed, type ListedOutcome, type RunReport } from './run-report.ts';

const mostProblems = 20;
const mostKeys = 5;

/** The report as text that fits a terminal of 100 columns. Ends with a newline. */
export function formatReport(report: RunReport): string {
  const account = [sums(report), fields(report), clears(report), calls(report), problems(report)];
  const parts = [headline(report), ...(endedAtOnce(report) ? [] : account), stop(report)];
  return `${parts.filter((part) => part.length > 0).join('\n\n')}\n`;
}

/** Nothing was read and nothing looked at: there is no account to give, only why it ended. */
function endedAtOnce({ status, rows, calls: { writes } }: RunReport): boolean {
  return status === 'failed' && rows.read === 0 && writes === 0;
}

function headline(report: RunReport): string {
  const seconds = ((report.endedAtMs - report.startedAtMs) / 1000).toFixed(1);
  const what = report.kind === 'plan' ? 'plan' : `run ${report.run}`;
  return `${report.sync} · ${report.mode} · ${what} · ${statusText(report)} in ${seconds} s`;
}

function statusText(report: RunReport): string {
  const texts = { ok: 'ok', attention: 'rows need attention', stopped: 'stopped', failed: 'failed' } as const;
  return texts[report.status];
}

function sums(report: RunReport): string {
  const { rows, things } = report;
  const rowSum = `${grouped(rows.unchanged)} unchanged + ${grouped(rows.ignored)} ignored + ${grouped(rows.held)} held + ${grouped(rows.added)} added + ${grouped(rows.changed)} changed`;
  const outcomes = outcomeKinds.filter((kind) => kind === 'delivered' || things.outcomes[kind] > 0);
  const thingSum =
    report.kind === 'plan'
      ? planSum(report)
      : outcomes.map((kind) => `${grouped(things.outcomes[kind])} ${kind}`).join(' + ');
  const lines = [
    `  rows    ${grouped(rows.read)} read = ${rowSum}`,
    `  things  ${grouped(things.added)} added + ${grouped(things.changed)} changed + ${grouped(things.removed)} removed = ${thingSum}`,
  ];
  if (report.left > 0)
    lines.push(`          ${grouped(report.left)} left the model, on_removed is ignore: ${keys(report)}`);
  const carried = Object.entries(report.carriedOver).map(([kind, count]) => `${grouped(count)} ${kind}`);
  if (carried.length > 0) lines.push(`          carried over from earlier runs: ${carried.join(', ')}`);
  if (report.settled > 0)
    lines.push(`          ${grouped(report.settled)} operations of an interrupted run were settled first`);
  return lines.join('\n');
}

function keys({ left, leftKeys }: RunReport): string {
  const shown = leftKeys.slice(0, mostKeys);
  return `${shown.join(', ')}${left > shown.length ? ', …' : ''}`;
}

function planSum(report: RunReport): string {
  const { outcomes } = report.things;
  const kept = outcomeKinds.filter(
    (kind) => kind !== 'delivered' && kind !== 'not_sent' && outcomes[kind] > 0,
  );
  return [
    `${grouped(outcomes.not_sent)} to send`,
    ...kept.map((kind) => `${grouped(outcomes[kind])} ${kind}`),
  ].join(' + ');
}

function fields(report: RunReport): string {
  const names = Object.keys(report.fields);
  if (names.length === 0) return '';
  const width = Math.max(5, ...names.map((name) => name.length));
  const rows = names.map((name) => {
    const { set, cleared } = report.fields[name] ?? { set: 0, cleared: 0 };
    return `  ${name.padEnd(width)}  ${grouped(set).padStart(9)}  ${grouped(cleared).padStart(9)}`;
  });
  return [`  ${'field'.padEnd(width)}  ${'to set'.padStart(9)}  ${'to clear'.padStart(9)}`, ...rows].join(
    '\n',
  );
}

/** A plan says of whom values will be taken back; a run has done it. */
function clears(report: RunReport): string {
  if (report.kind !== 'plan' || report.clears.length === 0) return '';
  const shown = report.clears
    .slice(0, mostProblems)
    .map(({ key, fields: names }) => `  clears    ${key} ${names.join(', ')}`);
  if (report.clears.length > mostProblems) shown.push('  … and more: --json lists up to 100');
  return shown.join('\n');
}

function calls(report: RunReport): string {
  const { reads, writes, points, retries } = report.calls;
  const made = `  calls   ${grouped(writes)} writing + ${grouped(reads)} reading, ${counted(points, 'point')}${retries > 0 ? `, ${grouped(retries)} repeated` : ''}`;
  if (report.estimate === undefined) return made;
  const { calls: planned, points: cost, seconds } = report.estimate;
  return `  to apply  ${counted(planned, 'writing call')}, ${counted(cost, 'point')} with the look-ups, about ${duration(seconds)}`;
}

function problems(report: RunReport): string {
  if (report.problems.length === 0) return '';
  const shown = report.problems.slice(0, mostProblems).map(problemLine);
  const rest = totalProblems(report) - shown.length;
  if (rest > 0)
    shown.push(
      `  … and ${grouped(rest)} more: ${report.kind === 'plan' ? '--json lists up to 100' : `backstock status ${report.sync}`}`,
    );
  return shown.join('\n');
}

/** What was not delivered; of a plan: what would not be sent. A key that several rows have is one problem. */
function totalProblems(report: RunReport): number {
  const { delivered: _delivered, moved: _moved, not_sent: notSent, ...others } = report.things.outcomes;
  const things = Object.values(others).reduce((sum, count) => sum + count, 0);
  const unsent = report.kind === 'plan' ? 0 : notSent;
  const listedRows = report.problems.filter(({ kind }) => kind === 'row').length;
  const isCut = report.problems.length >= mostListed;
  return things + unsent + (isCut ? report.rows.held : listedRows);
}

function problemLine({ key, outcome, reason }: ListedOutcome): string {
  const field = reason?.field === undefined ? '' : `${reason.field}: `;
  return `  ${outcome.padEnd(9)} ${key} ${field}${reason?.message ?? ''}`.trimEnd();
}

function stop(report: RunReport): string {
  if (report.stop === undefined) return '';
  const { code, message, why, fix } = report.stop;
  return [`  ${code}: ${message}`, ...labelled('why', why), ...labelled('next', fix)].join('\n');
}

function labelled(label: string, text: string | undefined): string[] {
  return (text?.split('\n') ?? []).map((line, index) => `  ${(index === 0 ? label : '').padEnd(4)}  ${line}`);
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
