/** Why a value is not accepted. `elementIndex` tells which element of a list, null for the value as a whole. */
export interface ValueProblem {
  readonly message: string;
  readonly elementIndex: number | null;
}

/** The value as it is stored, or what is wrong with it. */
export type CheckedValue =
  | { readonly value: string; readonly problems?: undefined }
  | { readonly value?: undefined; readonly problems: readonly ElementProblem[] };

/** A problem of one element; Shopify does not say of which for those that are told of the whole list. */
interface ElementProblem extends ValueProblem {
  readonly isOfWholeList?: true;
}

export function accepted(value: string): CheckedValue {
  return { value };
}

export function refused(...messages: readonly string[]): CheckedValue {
  return { problems: messages.map((message) => ({ message, elementIndex: null })) };
}

/** Refuses an element of a list without saying which. */
export function refusedAsWhole(message: string): CheckedValue {
  return { problems: [{ message, elementIndex: null, isOfWholeList: true }] };
}
