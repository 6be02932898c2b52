export { runCommandLine } from './cli/run-command-line.ts';
