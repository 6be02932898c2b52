/** Why a value is not accepted. `elementIndex` tells which element of a list. */
export interface ValueProblem {
  readonly message: string;
  readonly elementIndex: number | null;
}

/** The value as it is stored, or what is wrong with it. */
export type CheckedValue =
  | { readonly value: string; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: readonly ValueProblem[] };

export function accepted(value: string): CheckedValue {
  return { value };
}

export function refused(...messages: readonly string[]): CheckedValue {
  return { problems: messages.map((message) => ({ message, elementIndex: null })) };
}
