// Runs a command with everything it needs in place: `node scripts/up.mjs <command> [args…]`.
// Plain JavaScript without dependencies, so that it runs on any Node >= 20 before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pnpmSpec = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).packageManager;
const say = (text) => process.stderr.write(`[setup] ${text}\n`);

/**
 * pnpm through npx: npm caches it after the first time, and it is on PATH for the tasks that turbo starts. It runs in a
 * process group of its own, and a signal to this process goes to the whole group: npx and pnpm do not pass one on.
 */
function pnpm(...args) {
  const npx = ['--yes', '--loglevel=error', `--package=${pnpmSpec}`, '--', 'pnpm', ...args];
  const child = spawn('npx', npx, { cwd: root, stdio: 'inherit', detached: process.platform !== 'win32' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => passOn(child, signal));
  endWithParent(child);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`could not start npx: ${error.message}. Install Node.js 20 or newer with npm.`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}

function passOn(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** npm passes a signal on to the shell that it started, and the shell dies without passing it on to us. */
function endWithParent(child) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    passOn(child, 'SIGTERM');
  }, 250);
  watch.unref();
}

function requireNode24OutsideLinux() {
  const major = Number(process.versions.node.split('.')[0]);
  if (process.platform === 'linux' || major >= 24) return;
  say(
    `Node ${process.versions.node} is too old here: install Node 24 or newer (on Linux it is fetched for you).`,
  );
  process.exit(2);
}

async function install() {
  const stampFile = join(root, 'node_modules', '.setup-stamp');
  const stamp = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(pnpmSpec + process.platform + process.arch)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const started = Date.now();
  say(`installing dependencies with ${pnpmSpec} (once) …`);
  const code = await pnpm('install', '--frozen-lockfile', '--reporter=append-only');
  if (code !== 0) {
    say('the install failed: see the lines above');
    process.exit(code);
  }
  writeFileSync(stampFile, stamp);
  say(`ready in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

requireNode24OutsideLinux();
await install();
const [command, ...args] = process.argv.slice(2);
if (command) process.exit(await pnpm('exec', command, ...args));
