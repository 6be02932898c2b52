import { metafieldsTable, type OwnerRef } from '../../objects/metafields/metafield.ts';
import type { RequestContext } from '../../objects/object-module.ts';

const namespace = 'custom';

/** Metafields of a thing that is being made; values of type `id` can be looked up. */
export function seedMetafields(
  context: RequestContext,
  owner: OwnerRef,
  at: number,
  values: readonly { readonly key: string; readonly type: string; readonly value: string }[],
): void {
  if (values.length === 0) return;
  const entries = values.map(({ key, type, value }) => ({
    id: context.shop.allocateId(),
    namespace,
    key,
    type,
    value,
    createdAt: at,
    updatedAt: at,
    isUnique: type === 'id' ? (true as const) : undefined,
  }));
  context.shop.table(metafieldsTable).put({ id: owner.number, gidType: owner.gidType, entries });
}

/** `2026-11-01`. */
export function textOfDay(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().slice(0, 10);
}

/** The definitions that the seeded metafields belong to. */
export const definitions: readonly object[] = [
  { name: 'ERP ID', key: 'erp_id', type: 'id', ownerType: 'CUSTOMER' },
  { name: 'Loyalty points', key: 'loyalty_points', type: 'number_integer', ownerType: 'CUSTOMER' },
  { name: 'Birthday', key: 'birthday', type: 'date', ownerType: 'CUSTOMER' },
  { name: 'ERP ID', key: 'erp_id', type: 'id', ownerType: 'PRODUCT' },
  { name: 'Material', key: 'material', type: 'single_line_text_field', ownerType: 'PRODUCT' },
].map((definition) => ({ ...definition, namespace }));
