import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkSync, loadProject, parseSyncs } from '@backstock/core';
import { shopifyObjects } from '@backstock/destination-shopify';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

interface Block {
  readonly file: string;
  readonly text: string;
}

async function readmes(): Promise<readonly string[]> {
  const folders = await Promise.all(['packages', 'examples'].map((room) => readdir(join(root, room))));
  const [packages = [], examples = []] = folders;
  return [
    'README.md',
    ...packages.map((name) => `packages/${name}/README.md`),
    ...examples.map((name) => `examples/${name}/README.md`),
  ];
}

/** Every block of YAML, also an indented one, in every README. */
async function yamlBlocks(): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for (const file of await readmes()) {
    const readme = await readFile(join(root, file), 'utf8');
    for (const [, indent = '', text = ''] of readme.matchAll(/^( *)```yaml\n([\s\S]*?)^ *```$/gm)) {
      blocks.push({ file, text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), '') });
    }
  }
  return blocks;
}

/** What is wrong with a block of backstock.yaml: rooms that it leaves out are empty. */
async function projectProblems({ file, text }: Block): Promise<readonly string[]> {
  const rooms = ['sources', 'destinations'].filter((room) => !text.includes(`${room}:`));
  const whole = `${text}${rooms.map((room) => `${room}: {}\n`).join('')}`;
  const loaded = await loadProject('/project', {
    readText: async (path) => (path === '/project/backstock.yaml' ? whole : 'a secret'),
    listFiles: async () => [],
    variable: () => 'a value',
  });
  return 'problems' in loaded ? loaded.problems.map(({ message }) => `${file}: ${message}`) : [];
}

function syncProblems({ file, text }: Block): readonly string[] {
  return parseSyncs(text, file).flatMap((sync) =>
    checkSync(sync, shopifyObjects).map(({ message }) => `${file}: ${message}`),
  );
}

test('every block of YAML in a README is valid', async () => {
  const blocks = await yamlBlocks();
  const problems: string[] = [];
  for (const block of blocks) {
    const isSync = /^sync:/m.test(block.text);
    problems.push(...(isSync ? syncProblems(block) : await projectProblems(block)));
  }
  expect(problems).toEqual([]);
  expect(blocks.filter(({ file }) => file === 'README.md')).toHaveLength(2);
});
