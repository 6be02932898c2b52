import { userError, type UserError } from '../../user-error.ts';
import type { DefinitionAccess } from '../metafield-definition.ts';
import { isAppNamespace } from '../namespaces.ts';

/** Who may read and write, as inputs of definitions of metafields and of metaobjects say it. */
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

/** Who can read and write the metafields of a definition that does not say it. */
export function initialAccess(namespace: string): DefinitionAccess {
  const admin = isAppNamespace(namespace) ? 'PUBLIC_READ' : 'PUBLIC_READ_WRITE';
  return { admin, storefront: 'NONE', customerAccount: 'NONE' };
}

/** What an input leaves out stays as it is. */
export function resultingAccess(
  before: DefinitionAccess,
  input: AccessInput | null | undefined,
): DefinitionAccess {
  return {
    admin: input?.admin ?? before.admin,
    storefront: input?.storefront ?? before.storefront,
    customerAccount: input?.customerAccount ?? before.customerAccount,
  };
}
