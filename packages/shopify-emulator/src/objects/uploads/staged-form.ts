import { stagedLifeMs, type StagedTarget } from './staged-target.ts';

export interface StagedParameter {
  readonly name: string;
  readonly value: string;
}

const account = 'merchant-assets@shopify-tiers.iam.gserviceaccount.com';
const algorithm = 'GOOG4-RSA-SHA256';
export const bucketName = 'shopify-staged-uploads';

/** The fields that a form must carry to be let in, in the order in which Shopify lists them. Pure. */
export function formParameters(target: StagedTarget): readonly StagedParameter[] {
  const date = compactTime(target.createdAtMs);
  const signed = [
    { name: 'Content-Type', value: target.mimeType },
    { name: 'success_action_status', value: '201' },
    { name: 'acl', value: 'private' },
    { name: 'key', value: target.key },
    { name: 'x-goog-date', value: date },
    { name: 'x-goog-credential', value: credential(date) },
    { name: 'x-goog-algorithm', value: algorithm },
  ];
  return [
    ...signed,
    { name: 'x-goog-signature', value: target.signature },
    { name: 'policy', value: policy(target, signed) },
  ];
}

function policy(target: StagedTarget, signed: readonly StagedParameter[]): string {
  const conditions = [
    ...signed.map(({ name, value }) => ({ [name]: value })),
    { bucket: bucketName },
    ['content-length-range', 1, target.maxSize],
  ];
  const text = JSON.stringify({ conditions, expiration: new Date(expiresAtMs(target)).toISOString() });
  return Buffer.from(text).toString('base64');
}

/** What a PUT sends as headers; its address is signed. */
export function putParameters(target: StagedTarget): readonly StagedParameter[] {
  return [
    { name: 'content_type', value: target.mimeType },
    { name: 'acl', value: 'private' },
  ];
}

/** The signed part of the address of a PUT. Pure. */
export function putQuery(target: StagedTarget): URLSearchParams {
  const date = compactTime(target.createdAtMs);
  return new URLSearchParams({
    'X-Goog-Algorithm': algorithm,
    'X-Goog-Credential': credential(date),
    'X-Goog-Date': date,
    'X-Goog-Expires': String(stagedLifeMs / 1000),
    'X-Goog-SignedHeaders': 'host',
    'X-Goog-Signature': target.signature,
  });
}

/** An upload that comes later is refused. */
export function expiresAtMs(target: StagedTarget): number {
  return target.createdAtMs + stagedLifeMs;
}

/** `20260504T100000Z` */
function compactTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

function credential(date: string): string {
  return `${account}/${date.slice(0, 8)}/auto/storage/goog4_request`;
}
