import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureCases, failureStatements } from './source/failure-cases.ts';
import { hashCases } from './source/hash-cases.ts';
import { oddTable, shapeCases } from './source/shape-cases.ts';
import type { CaseContext, SourceCase, SourceConformanceOptions, SourceSubject } from './source/subject.ts';
import { typeCases, valueCases } from './source/value-cases.ts';

const generalCases: readonly SourceCase[] = [
  {
    name: 'a source names its type, how it stamps, and what gives the stamps their meaning',
    async run({ source }) {
      await source.check();
      expect(source.type).not.toBe('');
      expect(source.capabilities.stampEpoch).not.toBe('');
      expect(['bytes', 'cells']).toContain(source.capabilities.stamps);
    },
  },
];

/** The promises of the Source contract, as vitest cases on real databases. Every source calls it. */
export function sourceConformance(options: SourceConformanceOptions): void {
  const { dialect, waivers = {}, name } = options;
  const cases = [
    ...generalCases,
    ...typeCases(dialect),
    ...valueCases,
    ...shapeCases,
    ...hashCases,
    ...failureCases,
  ];
  describe(`${name} keeps the Source contract`, () => {
    let subject: SourceSubject | undefined;
    beforeAll(async () => {
      subject = await options.create([...oddTable.statements, ...failureStatements]);
    });
    afterAll(async () => {
      await subject?.[Symbol.asyncDispose]();
    });
    const context = (): CaseContext => {
      if (subject === undefined) throw new Error('The source was not made');
      return { source: subject.source, dialect, create: async (statements) => options.create(statements) };
    };
    for (const one of cases) {
      const declare = one.name in waivers ? test.fails : test;
      declare(one.name, async () => one.run(context()));
    }
    test('every waiver names a case', () => {
      const names = new Set(cases.map((one) => one.name));
      expect(Object.keys(waivers).filter((waiver) => !names.has(waiver))).toEqual([]);
    });
  });
}
