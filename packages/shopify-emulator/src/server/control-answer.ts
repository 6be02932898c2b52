import { ControlInputError } from '../control/json-input.ts';

/** What the second door answers over HTTP. */
export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** What `run` gives; where its input is not what it takes, status 400 and why. */
export async function answerOf(run: () => unknown): Promise<ControlAnswer> {
  try {
    return { status: 200, body: (await run()) ?? {} };
  } catch (error) {
    if (error instanceof ControlInputError) return { status: 400, body: { error: `${error.message}.` } };
    throw error;
  }
}
