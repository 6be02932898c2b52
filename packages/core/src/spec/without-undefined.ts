type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its undefined members: what `exactOptionalPropertyTypes` asks of an absent member. */
export function withoutUndefined<T extends object>(object: T): Present<T> {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  // Object.fromEntries forgets the names and types of the entries, which are those of `object`.
  return Object.fromEntries(entries) as Present<T>;
}
