import type { SyncNeeds, SyncSpec } from '@backstock/core';

/** What a sync asks of its store. Pure. */
export function syncNeeds(spec: SyncSpec, { writes }: { readonly writes: boolean }): SyncNeeds {
  const mapped = [...spec.map, ...spec.removalSet];
  const types = mapped.flatMap(({ field, metafieldType }) =>
    metafieldType === undefined ? [] : [[field, metafieldType] as const],
  );
  return {
    object: spec.object,
    fields: [...new Set(mapped.map(({ field }) => field))],
    matchFields: [...new Set(spec.match.flatMap((rule) => rule.fields.map(({ field }) => field)))],
    writes,
    removal: spec.onRemoved,
    metafieldTypes: Object.fromEntries(types),
  };
}
