import type { Row, RowBatch } from '@backstock/core';
import type { ColumnType } from '../types/column-type.ts';
import type { Arena } from './arena.ts';
import { splitCells, unescapeCell } from './copy-text.ts';
import type { RowHasher } from './hash-rows.ts';

const nullCell = String.raw`\N`;

/** The rows of an arena as a batch; `types` are those of all columns, in the order of the row. */
export function copyBatch(arena: Arena, hasher: RowHasher, types: readonly ColumnType[]): RowBatch {
  hasher.hash(arena);
  return {
    kind: 'batch',
    length: arena.rows,
    hashes: hasher.hashes,
    nullKeys: hasher.nullKeys,
    decode(row) {
      const start = row === 0 ? 0 : (arena.ends[row - 1] ?? 0);
      return decodeLine(arena.text.toString('utf8', start, arena.ends[row]), types);
    },
  };
}

function decodeLine(line: string, types: readonly ColumnType[]): Row {
  const cells = splitCells(line);
  return types.map((type, i) => {
    const cell = cells[i] ?? nullCell;
    if (cell === nullCell) return null;
    return type.decode(cell.includes('\\') ? unescapeCell(cell) : cell);
  });
}
