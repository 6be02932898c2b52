// Runs a command with everything it needs in place: `node scripts/up.mjs <command> [args…]`.
// Plain JavaScript without dependencies, so that it runs on any Node >= 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pnpmSpec = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
const say = (text) => process.stderr.write(`[setup] ${text}\n`);

/** pnpm through npx: npm caches it after the first time, and it is on PATH for the tasks that turbo starts. */
function pnpm(cwd, ...args) {
  const npx = ['--yes', '--loglevel=error', `--package=${pnpmSpec}`, '--', 'pnpm', ...args];
  const result = spawnSync('npx', npx, { cwd, stdio: 'inherit' });
  if (result.error) {
    say(`could not start npx: ${result.error.message}. Install Node.js 20 or newer with npm.`);
    process.exit(127);
  }
  return result.status ?? 1;
}

function requireNode24OutsideLinux() {
  const major = Number(process.versions.node.split('.')[0]);
  if (process.platform === 'linux' || major >= 24) return;
  say(
    `Node ${process.versions.node} is too old here: install Node 24 or newer (on Linux it is fetched for you).`,
  );
  process.exit(2);
}

requireNode24OutsideLinux();
const stampFile = join(root, 'node_modules', '.setup-stamp');
const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'pnpm-lock.yaml')))
  .update(pnpmSpec + process.platform + process.arch)
  .digest('hex');
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const started = Date.now();
  say(`installing dependencies with ${pnpmSpec} (once) …`);
  const code = pnpm(root, 'install', '--frozen-lockfile', '--reporter=append-only');
  if (code !== 0) {
    say('the install failed: see the lines above');
    process.exit(code);
  }
  writeFileSync(stampFile, stamp);
  say(`ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
const [command, ...args] = process.argv.slice(2);
if (command) process.exit(pnpm(root, 'exec', command, ...args));
