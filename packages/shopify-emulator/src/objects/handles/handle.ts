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

/** The handle itself where it is free, else the next one: a number at its end counts up, otherwise it gets `-1`. Pure. */
export function freeHandle(wanted: string, isTaken: (handle: string) => boolean): string {
  let handle = wanted;
  while (isTaken(handle)) handle = nextHandle(handle);
  return handle;
}

function nextHandle(handle: string): string {
  const match = /^(.*-)(\d+)$/s.exec(handle);
  if (match === null) return `${handle}-1`;
  const [, stem = '', digits = '0'] = match;
  return `${stem}${BigInt(digits) + 1n}`;
}
