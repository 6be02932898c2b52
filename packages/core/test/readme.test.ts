import { readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const readme = new URL('../README.md', import.meta.url);

it('the example of the README runs as it stands', async () => {
  const [, example] = /```ts\n([\s\S]*?)```/.exec(await readFile(readme, 'utf8')) ?? [];
  // Beside the test, so that the names of packages are found.
  const file = fileURLToPath(new URL(`readme-example-${process.pid}.ts`, import.meta.url));
  await writeFile(file, example ?? '');
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@backstock/source', file]);
    expect(stdout).toContain("kind: 'changed'");
    expect(stdout).toContain('things  2 added + 0 changed + 0 removed = 2 delivered');
  } finally {
    await rm(file, { force: true });
  }
});
