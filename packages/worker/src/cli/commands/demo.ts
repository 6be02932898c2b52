import { formatReport, loadProject, specError } from '@backstock/core';
import { runDemo } from '../../demo/run-demo.ts';
import { showProgress } from '../../progress/show-progress.ts';
import { runProjectSync } from '../../running/run-project-sync.ts';
import type { CommandContext } from '../command-context.ts';

/** The main job on embedded parts. Exit code 1 when a promise was not kept. */
export async function demo({ folder, environment, terminal, stop }: CommandContext): Promise<number> {
  const loaded = await loadProject(folder, environment);
  if ('problems' in loaded) throw specError(loaded.problems);
  const problems = await runDemo(loaded.project, {
    say: (text) => terminal.print(`${text}\n`),
    async run(open, spec) {
      using progress = showProgress(spec.name, terminal.progress);
      const report = await runProjectSync(open, spec, { signal: stop, onEvent: progress.onEvent });
      terminal.print(`${formatReport(report)}\n`);
      return report;
    },
  });
  for (const problem of problems) terminal.tell(`The demo went wrong: ${problem}\n`);
  return problems.length > 0 ? 1 : 0;
}
