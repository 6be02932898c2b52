import { userError, type UserError } from '../user-error.ts';
import type { DefinitionAccess } from './metafield-definition.ts';
import { isAppNamespace } from './namespaces.ts';

export interface AccessInput {
  readonly admin?: string | null;
  readonly storefront?: string | null;
  readonly customerAccount?: string | null;
}

/** Only an app's own definitions may say what the admin can do with them. */
export function accessErrors(
  namespace: string,
  input: AccessInput | null | undefined,
  code: 'INVALID' | 'INVALID_INPUT',
): readonly UserError[] {
  if (isAppNamespace(namespace) || typeof input?.admin !== 'string') return [];
  return [
    userError(
      ['definition'],
      'Setting this access control is not permitted. It must be one of ["public_read_write"].',
      code,
    ),
  ];
}

export function resultingAccess(
  namespace: string,
  before: DefinitionAccess | undefined,
  input: AccessInput | null | undefined,
): DefinitionAccess {
  return {
    admin: input?.admin ?? before?.admin ?? (isAppNamespace(namespace) ? 'PUBLIC_READ' : 'PUBLIC_READ_WRITE'),
    storefront: input?.storefront ?? before?.storefront ?? 'NONE',
    customerAccount: input?.customerAccount ?? before?.customerAccount ?? 'NONE',
  };
}
