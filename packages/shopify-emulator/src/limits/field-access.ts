import { getNamedType, type GraphQLField, type GraphQLNamedType } from 'graphql';
import { nodeTypeOf } from '../schema/connection-type.ts';
import { accessRule, meetsGroups, type AccessRule } from '../schema/required-access.ts';

/** Why a token may not read (or call) a field. */
export interface AccessDenial {
  readonly message: string;
  /** The published sentence; absent where the rule is that of the things inside of a connection. */
  readonly requiredAccess?: string;
}

interface FieldRule {
  readonly rule: AccessRule;
  readonly shown: boolean;
}

const rulesByField = new Map<string, readonly FieldRule[]>();

/** Null if these scopes may use the field: its own rule and that of the type that it answers must hold. */
export function accessDenial(
  scopes: ReadonlySet<string>,
  parentType: string,
  field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
): AccessDenial | null {
  for (const { rule, shown } of fieldRules(parentType, field)) {
    const groups = parentType === 'Mutation' ? rule.forMutations : rule.forQueries;
    if (meetsGroups(scopes, groups)) continue;
    const message = `Access denied for ${field.name} field.`;
    return shown
      ? { message: `${message} Required access: ${rule.text}`, requiredAccess: rule.text }
      : { message };
  }
  return null;
}

function fieldRules(
  parentType: string,
  field: Pick<GraphQLField<unknown, unknown>, 'name' | 'type'>,
): readonly FieldRule[] {
  const name = `${parentType}.${field.name}`;
  let rules = rulesByField.get(name);
  if (rules === undefined) {
    const own = accessRule(name);
    rules = own === undefined ? typeRules(getNamedType(field.type)) : [{ rule: own, shown: true }];
    rulesByField.set(name, rules);
  }
  return rules;
}

function typeRules(type: GraphQLNamedType): readonly FieldRule[] {
  const own = accessRule(type.name);
  if (own !== undefined) return [{ rule: own, shown: true }];
  const node = nodeTypeOf(type);
  const inner = node === undefined ? undefined : accessRule(node.name);
  return inner === undefined ? [] : [{ rule: inner, shown: false }];
}
