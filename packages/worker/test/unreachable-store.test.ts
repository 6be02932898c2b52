import { expect, test } from 'vitest';
import { freePort } from '@backstock/testkit';
import { CliProject } from './cli-project.ts';

test('a store that nobody answers for: exit code 4', async () => {
  await using project = await CliProject.start();
  const url = `http://127.0.0.1:${await freePort()}`;
  await project.write('backstock.yaml', project.settings().replace(project.emulator.url, url));
  const result = await project.command(['run']);
  expect(result).toMatchObject({ code: 4, stdout: expect.stringContaining('STORE.UNREACHABLE: ') });
});
