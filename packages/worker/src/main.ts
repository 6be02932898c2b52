#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { packageVersion } from './package-version.ts';

const words = process.argv.slice(2);
if (words.length === 1 && words[0] === '--version') {
  process.stdout.write(`${packageVersion()}\n`);
} else {
  // Most of a short command is compiling what it imports: kept in the folder for temporary files, and used when it fits.
  enableCompileCache();
  const { runCommandLine } = await import('./cli/run-command-line.ts');
  process.exitCode = await runCommandLine(words, packageVersion());
}
