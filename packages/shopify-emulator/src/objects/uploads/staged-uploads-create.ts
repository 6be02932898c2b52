import { createHash } from 'node:crypto';
import { accessDenied } from '../access-denied.ts';
import type { RequestContext } from '../object-module.ts';
import { userError, type UserError } from '../user-error.ts';
import { uuidOf } from '../uuid.ts';
import { formParameters, putParameters, putQuery, type StagedParameter } from './staged-form.ts';
import { putStagedTarget, stagedPath, type StagedTarget } from './staged-target.ts';

export interface StagedUploadInput {
  readonly resource: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly httpMethod?: 'POST' | 'PUT' | null;
  /** An UnsignedInt64 comes as text. */
  readonly fileSize?: string | null;
}

/** Without addresses where the input has an error. */
export interface StagedTargetView {
  readonly url: string | null;
  readonly resourceUrl: string | null;
  readonly parameters: readonly StagedParameter[];
}

export function stagedUploadsCreate(
  _source: unknown,
  args: { readonly input: readonly StagedUploadInput[] },
  context: RequestContext,
): { readonly stagedTargets: readonly StagedTargetView[]; readonly userErrors: readonly UserError[] } {
  const userErrors = args.input.flatMap(
    (input, index) => sizeProblem(input, ['input', String(index), 'fileSize']) ?? [],
  );
  return { stagedTargets: createTargets(context, args.input), userErrors };
}

/** All of them, or none where one may not be. */
export function createTargets(
  context: RequestContext,
  inputs: readonly StagedUploadInput[],
): readonly StagedTargetView[] {
  for (const input of inputs) denyShopImage(input);
  return inputs.map((input) => createTarget(context, input));
}

const resourcesWithSize: ReadonlyMap<string, string> = new Map([
  ['VIDEO', 'video'],
  ['MODEL_3D', '3D model'],
]);

export function sizeProblem(input: StagedUploadInput, field: readonly string[]): UserError | null {
  const name = resourcesWithSize.get(input.resource);
  if (name === undefined || typeof input.fileSize === 'string') return null;
  return userError(field, `file size is required for ${name} resources`);
}

/** Images of the shop itself are the admin's alone. */
function denyShopImage({ resource }: StagedUploadInput): void {
  if (resource === 'SHOP_IMAGE') throw accessDenied('Access denied for stagedUploadsCreate field.');
}

function createTarget(context: RequestContext, input: StagedUploadInput): StagedTargetView {
  if (sizeProblem(input, []) !== null) return { url: null, resourceUrl: null, parameters: [] };
  const target = draftTarget(context, input);
  putStagedTarget(context, target);
  const bucket = `${context.origin}${stagedPath}`;
  const place = `${bucket}${target.key.split('/').map(encodeURIComponent).join('/')}`;
  if (target.method === 'PUT') {
    return {
      url: `${place}?${putQuery(target).toString()}`,
      resourceUrl: place,
      parameters: putParameters(target),
    };
  }
  const resourceUrl = input.resource === 'BULK_MUTATION_VARIABLES' ? bucket : place;
  return { url: bucket, resourceUrl, parameters: formParameters(target) };
}

function draftTarget(context: RequestContext, input: StagedUploadInput): StagedTarget {
  const id = context.shop.allocateId();
  const folder = folders.get(input.resource) ?? input.resource.toLowerCase();
  const key = `tmp/${context.shop.profile.id}/${folder}/${uuidOf(`upload ${id}`)}/${input.filename}`;
  return {
    id,
    key,
    resource: input.resource,
    method: input.httpMethod ?? 'PUT',
    mimeType: input.mimeType,
    maxSize: maxSizes.get(input.resource) ?? 20 * mebibyte,
    createdAtMs: context.clock.now(),
    signature: createHash('sha256').update(`signature of ${key}`).digest('hex'),
  };
}

const mebibyte = 1_048_576;

const maxSizes: ReadonlyMap<string, number> = new Map([
  ['BULK_MUTATION_VARIABLES', 100 * mebibyte],
  ['VIDEO', 1_024 * mebibyte],
  ['MODEL_3D', 500 * mebibyte],
]);

const folders: ReadonlyMap<string, string> = new Map([
  ['BULK_MUTATION_VARIABLES', 'bulk'],
  ['IMAGE', 'products'],
  ['PRODUCT_IMAGE', 'products'],
  ['COLLECTION_IMAGE', 'collections'],
  ['FILE', 'files'],
]);
