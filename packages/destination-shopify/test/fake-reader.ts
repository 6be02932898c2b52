import type { StoreReader } from '../src/contract/store-reader.ts';

/** What was asked of a reader. */
export interface AskedRead {
  readonly name: string;
  readonly variables: unknown;
  readonly costPoints: number;
}

/** A reader that answers by the name of the document. */
export function fakeReader(
  answers: Readonly<Record<string, unknown>>,
): StoreReader & { readonly asked: readonly AskedRead[] } {
  const asked: AskedRead[] = [];
  return {
    asked,
    read: async (document, variables, { costPoints }) => {
      asked.push({ name: document.name, variables, costPoints });
      // The test says what its document answers.
      return { data: answers[document.name] as never, problems: [] };
    },
  };
}
