import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureCases } from './source/failure-cases.ts';
import { hashCases } from './source/hash-cases.ts';
import { shapeCases } from './source/shape-cases.ts';
import { sqlQueryCases } from './source/sql-query-cases.ts';
import { sqlTypeCases } from './source/sql-type-cases.ts';
import type { SourceCase, SourceConformanceOptions, SourceSubject } from './source/subject.ts';
import { valueCases } from './source/value-cases.ts';

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

function casesOf({ dialect }: SourceConformanceOptions): readonly SourceCase[] {
  const cases = [...generalCases, ...shapeCases, ...valueCases, ...hashCases, ...failureCases];
  return dialect === undefined ? cases : [...cases, ...sqlTypeCases(dialect), ...sqlQueryCases(dialect)];
}

/** The promises of the Source contract, as vitest cases on a real place with tables. Every source calls it. */
export function sourceConformance(options: SourceConformanceOptions): void {
  const { waivers = {}, name } = options;
  const cases = casesOf(options);
  describe(`${name} keeps the Source contract`, () => {
    let subject: SourceSubject | undefined;
    beforeAll(async () => {
      subject = await options.create();
    });
    afterAll(async () => {
      await subject?.[Symbol.asyncDispose]();
    });
    for (const one of cases) {
      const declare = one.name in waivers ? test.fails : test;
      declare(one.name, async () => {
        if (subject === undefined) throw new Error('The source was not made');
        await one.run(subject, async () => options.create());
      });
    }
    test('every waiver names a case', () => {
      const names = new Set(cases.map((one) => one.name));
      expect(Object.keys(waivers).filter((waiver) => !names.has(waiver))).toEqual([]);
    });
  });
}
