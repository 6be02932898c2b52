/** Letters that no accent explains. */
const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
]);

/**
 * A text as part of a web address: small letters without accents, quotes and brackets gone, everything else that is no letter,
 * digit or underscore one hyphen. Letters of other scripts stay. Empty where nothing is left. Pure.
 */
export function handleOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/['"()[\]]/g, '')
    .replaceAll(/\p{Script=Latin}\p{M}*/gu, plainLetter)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
}

function plainLetter(letter: string): string {
  return plainLetters.get(letter) ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/**
 * The handle itself where it is free, else the next one: a number at its end counts up, otherwise it gets `-1`. Thousands of
 * things may have one name, so numbers are tried in growing steps; where some in between have become free, it may pass them. Pure.
 */
export function freeHandle(wanted: string, isTaken: (handle: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  const { stem, first } = numbering(wanted);
  let taken = first - 1n;
  let free = first;
  for (let step = 1n; isTaken(`${stem}${free}`); step *= 2n) {
    taken = free;
    free += step;
  }
  while (free - taken > 1n) {
    const middle = (taken + free) / 2n;
    if (isTaken(`${stem}${middle}`)) taken = middle;
    else free = middle;
  }
  return `${stem}${free}`;
}

/** What stands in front of the number, and the first number that is tried. */
function numbering(handle: string): { readonly stem: string; readonly first: bigint } {
  const match = /^(.*-)(\d+)$/s.exec(handle);
  if (match === null) return { stem: `${handle}-`, first: 1n };
  const [, stem = '', digits = '0'] = match;
  return { stem, first: BigInt(digits) + 1n };
}
