import { BackstockError } from '@backstock/core';
import type { Terminal } from './terminal.ts';

export interface StopSignal extends Disposable {
  readonly signal: AbortSignal;
}

/** Aborted at the first SIGINT or SIGTERM. At the second the process ends at once: what was in flight is settled by the next run. */
export function stopSignal(terminal: Terminal): StopSignal {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(name === 'SIGINT' ? 130 : 143);
    terminal.tell(`\n${name}: finishing the calls in flight; once more to end at once\n`);
    controller.abort(stoppedBy(name));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}

/** What a wait or a call that is given up rejects with. */
function stoppedBy(name: NodeJS.Signals): BackstockError {
  return new BackstockError({
    code: 'RUN.STOPPED',
    message: `stopped by ${name}`,
    fix: 'What was not sent is due in the next run.',
  });
}
