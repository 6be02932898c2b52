/** Whether values of the type are ids of things, one or a list of them. */
export function isReferenceType(type: string): boolean {
  return type.endsWith('_reference');
}

/** The ids of things in a stored value, each once. Pure. */
export function gidsIn(value: string): readonly string[] {
  return [...new Set(value.match(/gid:\/\/shopify\/[A-Za-z0-9]+\/\d+/g))];
}

/** Whether a stored value of this type refers to the thing of this id. Pure. */
export function refersTo(type: string, value: string, gid: string): boolean {
  return isReferenceType(type) && gidsIn(value).includes(gid);
}
