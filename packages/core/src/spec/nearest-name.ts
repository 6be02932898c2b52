/**
 * The name that was probably meant: equal but for case, else the nearest within two typing slips (one for names of two
 * or three letters; a slip is a letter added, lost, changed, or two swapped), else the only one that begins like it.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const names = [...candidates];
  const tolerance = wanted.length <= 1 ? 0 : wanted.length <= 3 ? 1 : 2;
  let best: string | undefined;
  let bestSlips = tolerance + 1;
  for (const candidate of names) {
    if (Math.abs(candidate.length - wanted.length) > tolerance) continue;
    const slips = typingSlips(wanted, candidate.toLowerCase());
    if (slips < bestSlips) [best, bestSlips] = [candidate, slips];
  }
  return best ?? onlyByPrefix(wanted, names);
}

/** `did you mean "email"?`, or nothing where no name is near. */
export function suggestion(name: string, candidates: Iterable<string>): { readonly fix?: string } {
  const nearest = nearestName(name, candidates);
  return nearest === undefined ? {} : { fix: `did you mean \`${nearest}\`?` };
}

function onlyByPrefix(wanted: string, names: readonly string[]): string | undefined {
  if (wanted.length < 3) return undefined;
  const found = names.filter((name) => {
    const lower = name.toLowerCase();
    return lower.startsWith(wanted) || (lower.length >= 3 && wanted.startsWith(lower));
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The Damerau–Levenshtein distance (optimal string alignment). */
function typingSlips(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const changed = left[i - 1] === right[j - 1] ? 0 : 1;
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + changed);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        slips = Math.min(slips, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(slips);
    }
    [beforeLast, last] = [last, row];
  }
  return last[right.length] ?? 0;
}
