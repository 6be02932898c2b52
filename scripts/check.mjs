// The whole static gate: format, lint, types, directions, sizes, dead code. One line a step, all problems of a step at once.
import { spawnSync } from 'node:child_process';

/** @type {[name: string, command: string, args: string[]][]} */
const steps = [
  ['format', 'oxfmt', ['--check', '.']],
  ['lint', 'oxlint', []],
  ['types', 'tsc', ['-p', 'tsconfig.tests.json']],
  ['packages', 'turbo', ['boundaries']],
  ['folders', 'node', ['scripts/check-folders.mjs']],
  ['dead code', 'knip', []],
  ['build', 'turbo', ['run', 'build', 'publint', '--output-logs=errors-only']],
];

process.env.TURBO_TELEMETRY_DISABLED = '1';
const failed = [];
for (const [name, command, args] of steps) {
  const started = Date.now();
  const result = spawnSync(command, args, { encoding: 'utf8' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const ok = result.status === 0;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)\n`);
  if (ok) continue;
  failed.push(name);
  process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`);
}
if (failed.length > 0) {
  process.stdout.write(`static gate: ${failed.join(', ')} failed\n`);
  process.exit(1);
}
