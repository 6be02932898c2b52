import type { ObjectModule } from '../objects/object-module.ts';

interface ApiVersion {
  readonly handle: string;
  readonly displayName: string;
  readonly supported: boolean;
}

/** `publicApiVersions`: what is served, what comes next, and what is never done. `served` tells the versions, oldest first. */
export function apiVersionsModule(served: () => readonly string[]): ObjectModule {
  return { queries: { publicApiVersions: () => listVersions(served()) } };
}

function listVersions(served: readonly string[]): readonly ApiVersion[] {
  const latest = served.at(-1);
  const supported = served.map((handle) => ({
    handle,
    displayName: handle === latest ? `${handle} (Latest)` : handle,
    supported: true,
  }));
  const unstable = { handle: 'unstable', displayName: 'unstable', supported: false };
  if (latest === undefined) return [unstable];
  const next = quarterAfter(latest);
  return [
    ...supported,
    { handle: next, displayName: `${next} (Release candidate)`, supported: false },
    unstable,
  ];
}

/** A version comes every three months. */
function quarterAfter(version: string): string {
  const [year, month] = version.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) + 2)).toISOString().slice(0, 7);
}
