import type { AccessInput } from '../metafields/definitions/definition-access.ts';
import type { DefinitionAccess } from '../metafields/metafield-definition.ts';
import { belongsToOtherApp } from '../metafields/namespaces.ts';
import type { RequestContext } from '../object-module.ts';
import { isAppType } from './definitions/definition-type.ts';
import type { MetaobjectDefinition } from './metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from './metaobject-error.ts';

/** Only an app's own definitions may say what others can do with their entries. */
export function accessErrors(
  type: string,
  input: AccessInput | null | undefined,
): readonly MetaobjectError[] {
  if (typeof input?.admin !== 'string' || isAppType(type)) return [];
  return [
    metaobjectError(
      ['definition', 'access', 'admin'],
      'Admin access can only be specified on metaobject definitions that have an app-reserved type.',
      'ADMIN_ACCESS_INPUT_NOT_ALLOWED',
    ),
  ];
}

/** What others can do with the entries of a definition that does not say it. */
export function initialAccess(type: string): DefinitionAccess {
  const admin = isAppType(type) ? 'MERCHANT_READ' : 'PUBLIC_READ_WRITE';
  return { admin, storefront: 'NONE', customerAccount: 'NONE' };
}

/** Whether the calling app sees a definition and its entries. */
export function canRead(context: RequestContext, definition: MetaobjectDefinition): boolean {
  return isOpen(context, definition) || definition.access.admin === 'PUBLIC_READ';
}

/** Whether the calling app may write entries. The definition itself is its owner's alone. */
export function canWrite(context: RequestContext, definition: MetaobjectDefinition): boolean {
  return isOpen(context, definition);
}

function isOpen(context: RequestContext, definition: MetaobjectDefinition): boolean {
  const { type, access } = definition;
  return !belongsToOtherApp(type, context.caller.appId) || access.admin === 'PUBLIC_READ_WRITE';
}

export function notAuthorized(field: readonly string[]): MetaobjectError {
  return metaobjectError(field, 'Not authorized.', 'NOT_AUTHORIZED');
}
