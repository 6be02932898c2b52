import { belongsToOtherApp, resolveNamespace } from '../../metafields/namespaces.ts';
import type { RequestContext } from '../../object-module.ts';
import { findDefinitionOfType, type MetaobjectDefinition } from '../metaobject-definition.ts';
import { lengthErrors, metaobjectError, type MetaobjectError } from '../metaobject-error.ts';

const minLength = 3;

/** The type as it is stored: in lower case, with the number of the app in place of `$app`. */
export function resolveType(type: string, appId: number): string {
  return (type.startsWith('$app') ? resolveNamespace(type, appId) : type).toLowerCase();
}

/** Types of Shopify's own, and those of other apps. */
export function isReservedType(type: string, appId: number): boolean {
  return type.startsWith('shopify--') || belongsToOtherApp(type, appId);
}

export function isAppType(type: string): boolean {
  return type.startsWith('app--');
}

/** What is wrong with the form of a type. */
export function typeErrors(type: string): readonly MetaobjectError[] {
  const field = ['definition', 'type'];
  const lengths =
    type === ''
      ? [metaobjectError(field, "Type can't be blank", 'BLANK')]
      : type.length < minLength
        ? [metaobjectError(field, `Type is too short (minimum is ${minLength} characters)`, 'TOO_SHORT')]
        : lengthErrors(field, 'Type', type);
  if (/^[a-z0-9_-]+$/.test(type)) return lengths;
  const message =
    'Type contains one or more invalid characters. Only alphanumeric characters, underscores, and dashes are allowed.';
  return [...lengths, metaobjectError(field, message, 'INVALID')];
}

/** The definition that a request names by its type, `$app:` understood. */
export function findDefinitionNamed(context: RequestContext, type: string): MetaobjectDefinition | undefined {
  return findDefinitionOfType(context, resolveType(type, context.caller.appId));
}
