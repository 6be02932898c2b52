import { BackstockError, type ErrorPlace } from '../errors/backstock-error.ts';

/** Something wrong in a file that the user wrote. */
export interface SpecProblem {
  readonly where: ErrorPlace;
  /** What is wrong, in the user's words. Never the value of a secret. */
  readonly message: string;
  readonly why?: string;
  /** The next step. */
  readonly fix?: string;
  /** Where it is more precise than `SPEC.INVALID`. */
  readonly code?: 'SPEC.NOT_FOUND' | 'SPEC.SECRET_MISSING' | 'MODEL.COLUMN_MISSING' | 'MODEL.TYPE_MISMATCH';
}

/** The problems by file, line and column; what stands at one place keeps its order. */
export function sortProblems(problems: readonly SpecProblem[]): SpecProblem[] {
  return problems.toSorted((left, right) => {
    if (left.where.file !== right.where.file) return left.where.file < right.where.file ? -1 : 1;
    const lines = (left.where.line ?? 0) - (right.where.line ?? 0);
    return lines === 0 ? (left.where.column ?? 0) - (right.where.column ?? 0) : lines;
  });
}

/** `syncs/customers.yaml:12:5`. */
export function placeText(place: ErrorPlace): string {
  return [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
}

/** One problem in one line: `syncs/customers.yaml:12:5 message (why) fix`. */
export function problemText(problem: SpecProblem): string {
  const why = problem.why === undefined ? '' : ` (${problem.why})`;
  const fix = problem.fix === undefined ? '' : `; ${problem.fix}`;
  return `${placeText(problem.where)} ${problem.message}${why}${fix}`;
}

/**
 * The error that all problems together make, for whoever has to stop because of them. Of one problem it has everything;
 * of several the first place, and a line for each in `why`. There must be at least one.
 */
export function specError(problems: readonly SpecProblem[]): BackstockError {
  const sorted = sortProblems(problems);
  const [first] = sorted;
  const codes = new Set(sorted.map((problem) => problem.code ?? 'SPEC.INVALID'));
  const [code = 'SPEC.INVALID'] = codes.size === 1 ? codes : [];
  const where = first === undefined ? {} : { where: first.where };
  if (first !== undefined && sorted.length === 1) {
    return new BackstockError({
      code,
      ...where,
      message: `${placeText(first.where)} ${first.message}`,
      ...(first.why === undefined ? {} : { why: first.why }),
      ...(first.fix === undefined ? {} : { fix: first.fix }),
    });
  }
  return new BackstockError({
    code,
    ...where,
    message: `${sorted.length} problems in the project's files`,
    why: sorted.map(problemText).join('\n'),
  });
}
