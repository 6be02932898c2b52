import { belongsToOtherApp } from '../metafields/namespaces.ts';
import type { RequestContext } from '../object-module.ts';
import { isAppType } from './definition-type.ts';
import type { MetaobjectAccess, MetaobjectDefinition } from './metaobject-definition.ts';
import { metaobjectError, type MetaobjectError } from './metaobject-error.ts';

export interface MetaobjectAccessInput {
  readonly admin?: string | null;
  readonly storefront?: string | null;
  readonly customerAccount?: string | null;
}

/** Only an app's own definitions may say what others can do with their entries. */
export function accessErrors(
  type: string,
  input: MetaobjectAccessInput | null | undefined,
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

export function resultingAccess(
  type: string,
  before: MetaobjectAccess | undefined,
  input: MetaobjectAccessInput | null | undefined,
): MetaobjectAccess {
  return {
    admin: input?.admin ?? before?.admin ?? (isAppType(type) ? 'MERCHANT_READ' : 'PUBLIC_READ_WRITE'),
    storefront: input?.storefront ?? before?.storefront ?? 'NONE',
    customerAccount: input?.customerAccount ?? before?.customerAccount ?? 'NONE',
  };
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
