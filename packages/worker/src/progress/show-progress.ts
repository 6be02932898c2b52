import { systemClock, type RunListener } from '@backstock/core';
import { RunProgress } from './run-progress.ts';

/** Where progress is shown: stderr. */
export interface ProgressDisplay {
  /** Whether a line can be written over. */
  readonly live: boolean;
  readonly columns: number;
  write(text: string): void;
}

export interface ShownProgress extends Disposable {
  readonly onEvent: RunListener;
}

const liveEveryMs = 100;
const lineEveryMs = 3000;
const eraseLine = '\r\u001b[2K';

/** Shows the progress of one run until it is disposed of: a line that renews itself, or a new one every few seconds. */
export function showProgress(sync: string, display: ProgressDisplay): ShownProgress {
  const progress = new RunProgress(sync, systemClock.now());
  const show = (): void => {
    const text = progress.text(systemClock.now());
    display.write(display.live ? `${eraseLine}${text.slice(0, display.columns - 1)}` : `${text}\n`);
  };
  const timer = setInterval(show, display.live ? liveEveryMs : lineEveryMs);
  timer.unref();
  return {
    onEvent: (event) => progress.note(event),
    [Symbol.dispose]() {
      clearInterval(timer);
      if (display.live) display.write(eraseLine);
    },
  };
}
