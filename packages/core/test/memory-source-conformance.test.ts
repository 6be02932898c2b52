import { sourceConformance, type SourceFault, type SourceSubject } from '../src/conformance/index.ts';
import { BackstockError } from '../src/errors/backstock-error.ts';
import { createMemorySource, type MemorySource } from '../src/memory/memory-source.ts';

const predicate = 'v is greater than 15';

function createSubject(): SourceSubject {
  const source = createMemorySource({
    columns: [],
    predicates: {
      [predicate]: (value) => {
        const v = value('v');
        return typeof v === 'bigint' ? v > 15n : null;
      },
    },
  });
  return {
    source,
    load: async ({ columns, rows }) => {
      source.replaceTable(
        columns.map(({ name, kind }) => ({ name, kind, databaseType: kind })),
        rows,
      );
    },
    predicate,
    faults: [fault(source, 'ends short'), fault(source, 'fails', 'SOURCE.QUERY_FAILED')],
    [Symbol.asyncDispose]: async () => source.close(),
  };
}

function fault(source: MemorySource, name: string, code?: 'SOURCE.QUERY_FAILED'): SourceFault {
  const error =
    code === undefined ? {} : { error: new BackstockError({ code, message: 'The query broke off' }) };
  return {
    name,
    ...(code === undefined ? {} : { code }),
    async during(read) {
      source.replaceTable(
        [{ name: 'id', kind: 'integer', databaseType: 'integer' }],
        Array.from({ length: 40_000 }, (_, index) => [BigInt(index)]),
      );
      source.failReads({ afterRows: 30_000, ...error });
      try {
        await read({ kind: 'table', name: ['broken'] });
      } finally {
        source.failReads();
      }
    },
  };
}

sourceConformance({ name: 'The memory source', create: async () => createSubject() });
