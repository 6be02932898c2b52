/** One part of a form. */
export interface FormPart {
  readonly name: string;
  readonly content: Buffer;
}

/** The parts of a `multipart/form-data` body in their order; null where the body is none. Contents are not copied. Pure. */
export function readMultipart(body: Buffer, contentType: string): readonly FormPart[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined || !/^multipart\/form-data/i.test(contentType)) return null;
  const parts: FormPart[] = [];
  let at = body.indexOf(`--${mark}`);
  while (at !== -1) {
    const start = at + mark.length + 2;
    if (body.toString('latin1', start, start + 2) === '--') return parts;
    const next = body.indexOf(`\r\n--${mark}`, start);
    const headEnd = body.indexOf('\r\n\r\n', start);
    if (next === -1 || headEnd === -1 || headEnd > next) return null;
    const name = /name="([^"]*)"/i.exec(
      body.toString('utf8', start, headEnd).replace(/filename="[^"]*"/i, ''),
    );
    if (name?.[1] === undefined) return null;
    parts.push({ name: name[1], content: body.subarray(headEnd + 4, next) });
    at = next + 2;
  }
  return null;
}
