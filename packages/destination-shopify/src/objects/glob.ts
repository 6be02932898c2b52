/** Tells whether an entry matches `owns: "tier:*"`: `*` is any text, `?` one character; case counts as little as in the store. */
export function globMatcher(glob: string | undefined): (entry: string) => boolean {
  if (glob === undefined) return () => false;
  const source = glob.replaceAll(/[\\^$.+()[\]{}|/*?]/gu, (character) => {
    if (character === '*') return '.*';
    return character === '?' ? '.' : `\\${character}`;
  });
  const pattern = new RegExp(`^${source}$`, 'isu');
  return (entry) => pattern.test(entry);
}
