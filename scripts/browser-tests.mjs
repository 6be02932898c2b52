// Runs the tests that look at pages as a person does. They drive Debian's Chromium, which is installed if it is missing.
// With arguments they go to vitest: `npm run test:browser -- -t journal`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const chromium = '/usr/bin/chromium';

function run(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
}

if (!existsSync(chromium)) {
  process.stderr.write(`[setup] ${chromium} is missing: installing Debian's chromium …\n`);
  const quiet = ['-qq', '-o=Dpkg::Use-Pty=0'];
  if (
    run('apt-get', ['update', ...quiet]) !== 0 ||
    run('apt-get', ['install', '-y', ...quiet, 'chromium']) !== 0
  ) {
    process.stderr.write(
      `[setup] ${chromium} could not be installed. The browser tests need it: on Debian or Ubuntu run "apt-get install chromium" as root.\n`,
    );
    process.exit(1);
  }
}
process.exit(run('vitest', ['run', '--config', 'vitest.browser.config.ts', ...process.argv.slice(2)]));
