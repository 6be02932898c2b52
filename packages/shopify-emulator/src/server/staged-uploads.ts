import { createHash } from 'node:crypto';
import type { EmulatedShop } from '../control/emulated-shop.ts';
import { decodePath } from '../objects/files/source-url.ts';
import { bucketName, expiresAtMs, formParameters, putQuery } from '../objects/uploads/staged-form.ts';
import { findStagedTarget, stagedPath, type StagedTarget } from '../objects/uploads/staged-target.ts';
import { escapeMarkup } from './escape-markup.ts';
import { readMultipart, type FormPart } from './multipart.ts';
import { xmlAnswer, xmlError, type StorageAnswer, type StorageRequest } from './storage-answer.ts';

/** Takes an upload, as the storage does that Shopify points to: a form at the root of the bucket, or a PUT to the place itself. */
export function takeUpload(shop: EmulatedShop, request: StorageRequest): StorageAnswer {
  if (request.method === 'PUT') return takePut(shop, request);
  if (request.method === 'POST' && request.url.pathname === stagedPath) return takeForm(shop, request);
  return xmlError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.');
}

function takeForm(shop: EmulatedShop, request: StorageRequest): StorageAnswer {
  const parts = readMultipart(request.body, request.contentType);
  if (parts === null)
    return xmlError(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed.');
  const end = parts.findIndex(({ name }) => name === 'file');
  const file = parts[end];
  if (file === undefined) return xmlError(400, 'InvalidArgument', 'POST requires exactly one file upload.');
  // Whatever comes behind the file is not looked at.
  const fields = textFields(parts.slice(0, end));
  const target = findStagedTarget({ shop: shop.store }, fields.get('key') ?? '');
  if (target === undefined || target.method !== 'POST' || fields.get('x-goog-signature') !== target.signature)
    return xmlError(403, 'SignatureDoesNotMatch', 'Access denied.');
  const missing = formParameters(target).find(({ name, value }) => fields.get(name) !== value);
  if (missing !== undefined || expiresAtMs(target) <= shop.clock.now()) return policyError(missing?.name);
  if (file.content.length === 0)
    return xmlError(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum object size.');
  if (file.content.length > target.maxSize)
    return xmlError(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed object size.');
  store(shop, target, file.content);
  const location = `${request.origin}${stagedPath}${encodeURIComponent(target.key)}`;
  const etag = createHash('md5').update(file.content).digest('hex');
  return xmlAnswer(
    201,
    `<PostResponse><Location>${location}</Location><Bucket>${bucketName}</Bucket>` +
      `<Key>${escapeMarkup(target.key)}</Key><ETag>"${etag}"</ETag></PostResponse>`,
  );
}

function policyError(field: string | undefined): StorageAnswer {
  const message = 'The content of the form does not meet the conditions specified in the policy document.';
  return xmlError(400, 'InvalidPolicyDocument', message, field ?? 'Policy expired.');
}

function textFields(parts: readonly FormPart[]): ReadonlyMap<string, string> {
  return new Map(parts.map(({ name, content }) => [name, content.toString('utf8')]));
}

function takePut(shop: EmulatedShop, request: StorageRequest): StorageAnswer {
  const key = decodePath(request.url.pathname.slice(stagedPath.length));
  const target = findStagedTarget({ shop: shop.store }, key);
  if (target === undefined || target.method !== 'PUT' || !isSigned(target, request.url))
    return xmlError(403, 'SignatureDoesNotMatch', 'Access denied.');
  if (expiresAtMs(target) <= shop.clock.now())
    return xmlError(400, 'ExpiredToken', 'The provided token has expired.');
  store(shop, target, request.body);
  return { status: 200, contentType: 'text/html; charset=UTF-8', chunks: [] };
}

function isSigned(target: StagedTarget, url: URL): boolean {
  return [...putQuery(target)].every(([name, value]) => url.searchParams.get(name) === value);
}

function store(shop: EmulatedShop, target: StagedTarget, content: Buffer): void {
  // A copy, so that the rest of the request can go.
  shop.store.blobs.put(target.key, Buffer.from(content));
}
