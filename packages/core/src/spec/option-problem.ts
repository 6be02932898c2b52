import { BackstockError } from '../errors/backstock-error.ts';
import type { ConnectionSpec } from './project-spec.ts';
import type { SpecProblem } from './spec-problem.ts';

/** Something wrong with one option of a connection. Holds no value of a secret. */
export interface OptionProblem {
  /** Its dotted name (`ssl.mode`), as in backstock.yaml. */
  readonly option: string;
  /** What is wrong, as a sentence that names the option. */
  readonly message: string;
  /** The next step. */
  readonly fix?: string;
}

/** What an adapter makes of the options of a connection: what it needs, or everything that is wrong. */
export type ParsedOptions<Options> =
  | { readonly options: Options }
  | { readonly problems: readonly OptionProblem[] };

/** A problem at the place of its option; where that is not written, at the connection. */
export function locateOptionProblem(
  { option, ...problem }: OptionProblem,
  { places, where }: ConnectionSpec,
): SpecProblem {
  return { ...problem, where: places.get(option) ?? where };
}

/** The error for callers who wrote the options in code, where there is no place to tell. */
export function invalidOptions(connection: string, problems: readonly OptionProblem[]): BackstockError {
  const fixes = problems.flatMap(({ fix }) => fix ?? []);
  return new BackstockError({
    code: 'SPEC.INVALID',
    message: `The options of ${connection} are wrong: ${problems.map(({ message }) => message).join('; ')}`,
    ...(fixes.length === 0 ? {} : { fix: fixes.join('; ') }),
  });
}
