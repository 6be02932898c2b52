#!/usr/bin/env node
import { packageVersion } from './package-version.ts';

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  const { runCommandLine } = await import('./cli/run-command-line.ts');
  process.exitCode = await runCommandLine(words, packageVersion());
}
