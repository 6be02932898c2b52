/** A handle, key or type in words: `size-chart`, `size_chart` and `SizeChart` become `Size Chart`. Pure. */
export function inWords(text: string): string {
  return text
    .replaceAll(/([A-Z\d]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_\s]+/g, ' ')
    .trim()
    .toLowerCase()
    .replaceAll(/(^| )(\p{L})/gu, (_match, space: string, letter: string) => space + letter.toUpperCase());
}
