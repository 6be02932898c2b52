import type { Row, TableDefinition } from '../../store/table.ts';
import { decodePath } from '../files/source-url.ts';
import type { RequestContext } from '../object-module.ts';

/** A place that `stagedUploadsCreate` made for an upload. What is uploaded lies in the shop's blobs under its key. */
export interface StagedTarget extends Row {
  readonly key: string;
  readonly resource: string;
  readonly method: 'POST' | 'PUT';
  readonly mimeType: string;
  /** In bytes. */
  readonly maxSize: number;
  readonly createdAtMs: number;
  readonly signature: string;
}

const stagedTargetsTable: TableDefinition<StagedTarget> = {
  name: 'stagedTargets',
  indexes: { key: (target) => target.key },
};

/** Where uploads go, on the server itself. */
export const stagedPath = '/staged-uploads/';

/** An upload must come, and be used, within this time. */
export const stagedLifeMs: number = 24 * 3_600_000;

interface StagedContent {
  readonly mimeType: string;
  /** undefined: nothing was uploaded. */
  readonly content: Buffer | undefined;
}

/** What lies behind a resource URL of a staged upload; null for the URL of something else. */
export function findStagedContent(context: RequestContext, url: URL): StagedContent | null {
  if (!url.pathname.startsWith(stagedPath)) return null;
  const target = findStagedTarget(context, decodePath(url.pathname.slice(stagedPath.length)));
  if (target === undefined) return null;
  const blob = context.shop.blobs.get(target.key);
  return { mimeType: target.mimeType, content: blob === undefined ? undefined : Buffer.concat(blob.chunks) };
}

export function findStagedTarget(
  context: Pick<RequestContext, 'shop'>,
  key: string,
): StagedTarget | undefined {
  return context.shop.table(stagedTargetsTable).find('key', key)[0];
}

export function putStagedTarget(context: RequestContext, target: StagedTarget): void {
  const table = context.shop.table(stagedTargetsTable);
  for (const old of table.rows()) {
    if (old.createdAtMs + stagedLifeMs > context.clock.now()) break;
    table.delete(old.id);
    context.shop.blobs.delete(old.key);
  }
  table.put(target);
}
