import { damagedState } from './damaged-state.ts';

/** Reads JSON that this state wrote. The caller names the type that it was written from. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- one assertion here instead of one at each caller
export function parseStored<T>(json: string): T {
  try {
    // Only text that `JSON.stringify` made of a T gets into the column; the state's format number guards its shape.
    return JSON.parse(json) as T;
  } catch (cause) {
    throw damagedState('holds a text that is not the JSON that was written', cause);
  }
}
