import { BackstockError } from '@backstock/core';
import { createPostgresSource, parsePostgresOptions } from '@backstock/source-postgres';
import type { SourceAdapter } from './adapters.ts';

export const adapter: SourceAdapter = {
  create({ options, where }) {
    const parsed = parsePostgresOptions(options);
    if ('options' in parsed) return createPostgresSource(parsed.options);
    const problems = parsed.problems.map(({ option, message }) => `"${option}" ${message}`);
    throw new BackstockError({
      code: 'SPEC.INVALID',
      message: `The Postgres source is not valid: ${problems.join('; ')}`,
      fix: 'Correct the source in backstock.yaml.',
      where,
    });
  },
};
