/** Spreads numbers evenly and without a pattern over 0 up to 1; the same two give the same. Pure. */
export function scatter(seed: number, number: number): number {
  let mixed = Math.imul((seed % 0x7fffffff) ^ Math.imul(number + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
}
