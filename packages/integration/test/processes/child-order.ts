import { writeSync } from 'node:fs';
import type { Person } from '../people-rows.ts';

/** When the process stands still: the n-th call with this mutation is about to leave, or its answer has come in. */
export interface Halt {
  readonly moment: 'before the send' | 'after the reply';
  readonly mutation: string;
  readonly nth: number;
}

export interface ChildOrder {
  readonly yaml: string;
  readonly url: string;
  readonly stateFile: string;
  readonly gateImage: string;
  readonly people: readonly Person[];
  readonly halt?: Halt;
}

/** Written at once: what was said is said, however the process ends. */
export function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** A fetch that stands still for ever at the ordered moment. */
export function haltAt({ halt }: ChildOrder): typeof globalThis.fetch {
  let calls = 0;
  const stand = async (): Promise<void> => {
    say('halted');
    await new Promise((resolve) => setTimeout(resolve, 600_000));
  };
  return async (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : '';
    const isMeant = halt !== undefined && body.includes(halt.mutation) && ++calls === halt.nth;
    if (isMeant && halt.moment === 'before the send') await stand();
    const response = await globalThis.fetch(input, init);
    if (isMeant) {
      await response.clone().text();
      await stand();
    }
    return response;
  };
}
