import { defineConfig } from 'vitest/config';

const conditions = ['@backstock/source', 'module', 'node', 'development|production'];

/** Apart from the other tests: these need a browser, which `npm run test:browser` provides. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    name: 'browser',
    execArgv: ['--conditions=@backstock/source'],
    include: ['packages/*/test/**/*.browser.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
