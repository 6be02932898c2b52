import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Secret } from '../errors/secret.ts';
import { loadProject, type ProjectEnvironment } from './load-project.ts';
import type { ProjectSpec } from './project-spec.ts';
import { problemText } from './spec-problem.ts';

const settings = `
sources:
  warehouse: { type: postgres, url: "\${env.WAREHOUSE_URL}" }
destinations:
  store:
    type: shopify
    shop: example.myshopify.com
    access_token: "\${file./run/secrets/token}"
    read_only: false
    retries: { count: 3, header: "Bearer \${env.TOKEN}, $\${plain}" }
`;
const sync = (name: string, more = ''): string => `sync: ${name}
source: warehouse
model: { table: marts.customers, primary_key: id }
destination: store
object: customer
mode: upsert
match: { email: email }
map: { email: email }
${more}`;

const variables: Readonly<Record<string, string>> = {
  WAREHOUSE_URL: 'postgres://u:pw@h/db',
  TOKEN: 's3cret',
  EMPTY: '',
};

function environmentOf(files: Readonly<Record<string, string>>): ProjectEnvironment {
  return {
    readText: (path) => Promise.resolve(Object.hasOwn(files, path) ? files[path] : undefined),
    listFiles: (folder) =>
      Promise.resolve(
        Object.keys(files)
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1)),
      ),
    variable: (name) => variables[name],
  };
}

const token = { '/run/secrets/token': 'shpat_1\n' };

async function load(files: Readonly<Record<string, string>>): Promise<ProjectSpec> {
  const result = await loadProject('/project', environmentOf({ ...token, ...files }));
  if ('problems' in result) throw new Error(result.problems.map(problemText).join('\n'));
  return result.project;
}

async function problemsOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  const result = await loadProject('/project', environmentOf({ ...token, ...files }));
  return 'problems' in result ? result.problems.map(problemText) : [];
}

describe('a project', () => {
  test('has its connections, its state beside it, and the syncs of all files in order', async () => {
    const project = await load({
      '/project/backstock.yaml': settings,
      '/project/syncs/b.yml': sync('second'),
      '/project/syncs/deep/a.yaml': `${sync('third')}---\n${sync('fourth')}`,
      '/project/syncs/a.yaml': sync('first'),
      '/project/syncs/notes.md': 'no sync',
    });
    expect({
      folder: project.folder,
      state: project.state,
      sources: [...project.sources.keys()],
      syncs: project.syncs.map(({ name, file }) => [name, file]),
    }).toEqual({
      folder: '/project',
      state: '/project/.backstock/state.db',
      sources: ['warehouse'],
      syncs: [
        ['first', 'syncs/a.yaml'],
        ['second', 'syncs/b.yml'],
        ['third', 'syncs/deep/a.yaml'],
        ['fourth', 'syncs/deep/a.yaml'],
      ],
    });
  });

  test('may have no syncs, and a state of its own', async () => {
    const project = await load({ '/project/backstock.yaml': `${settings}\nstate: ../elsewhere/state.db\n` });
    expect([project.state, project.syncs]).toEqual(['/elsewhere/state.db', []]);
  });
});

describe('secrets', () => {
  test('are wrapped wherever a reference stands; the rest stays plain', async () => {
    const { destinations } = await load({ '/project/backstock.yaml': settings });
    expect(destinations.get('store')).toEqual({
      name: 'store',
      type: 'shopify',
      options: {
        shop: 'example.myshopify.com',
        access_token: new Secret('shpat_1', 'file./run/secrets/token'),
        read_only: false,
        retries: { count: 3, header: new Secret('Bearer s3cret, ${plain}', 'env.TOKEN') },
      },
      where: { file: 'backstock.yaml', line: 5, column: 3 },
      places: new Map(
        Object.entries({
          type: { file: 'backstock.yaml', line: 6, column: 5 },
          shop: { file: 'backstock.yaml', line: 7, column: 5 },
          access_token: { file: 'backstock.yaml', line: 8, column: 5 },
          read_only: { file: 'backstock.yaml', line: 9, column: 5 },
          retries: { file: 'backstock.yaml', line: 10, column: 5 },
          'retries.count': { file: 'backstock.yaml', line: 10, column: 16 },
          'retries.header': { file: 'backstock.yaml', line: 10, column: 26 },
        }),
      ),
    });
  });

  test('give their values only when asked', async () => {
    const { sources, destinations } = await load({ '/project/backstock.yaml': settings });
    const url = sources.get('warehouse')?.options['url'];
    const accessToken = destinations.get('store')?.options['access_token'];
    const retries = destinations.get('store')?.options['retries'];
    expect([url, accessToken].map((secret) => (secret instanceof Secret ? secret.reveal() : secret))).toEqual(
      ['postgres://u:pw@h/db', 'shpat_1'],
    );
    const shown = [url, accessToken, retries].map(
      (value) => inspect(value, { depth: 9 }) + JSON.stringify(value),
    );
    expect(shown.join('').match(/pw|shpat_1|s3cret/)).toBeNull();
  });

  test('that are missing, empty or misspelt are problems at their places', async () => {
    const text = `sources:
  a: { type: postgres, url: "\${env.NOWHERE}" }
  b: { type: postgres, url: "\${env.EMPTY}", ca: "\${file./no/such}" }
  c: { type: postgres, url: "x\${evn.A}" }
  d: { type: postgres, url: "\${env.}" }
destinations: {}
`;
    expect(await problemsOf({ '/project/backstock.yaml': text })).toEqual([
      'backstock.yaml:2:29 the environment variable NOWHERE is not set; set NOWHERE before the start',
      'backstock.yaml:3:29 the environment variable EMPTY is empty; set EMPTY before the start',
      'backstock.yaml:3:49 the file /no/such does not exist; write the secret into it',
      'backstock.yaml:4:29 `${evn.A}` is neither `${env.NAME}` nor `${file./path}`; did you mean `env`?',
      'backstock.yaml:5:29 `${env.}` is neither `${env.NAME}` nor `${file./path}`; did you mean `env`?',
    ]);
  });
});

describe('problems', () => {
  test('of all files come at once, by file and line', async () => {
    expect(
      await problemsOf({
        '/project/backstock.yaml': settings.replace('sources:', 'source:'),
        '/project/syncs/b.yaml': sync('b', 'taggs: [x]\nowner: [y]\n'),
        '/project/syncs/a.yaml': 'sync: a\nmode: upsrt\n',
      }),
    ).toEqual([
      'backstock.yaml:2:1 `sources` is missing; add it: a mapping',
      'backstock.yaml:2:1 unknown key `source`; did you mean `sources`?',
      'syncs/a.yaml:1:1 `source` is missing; add it: a text',
      'syncs/a.yaml:1:1 `model` is missing; add it: a mapping',
      'syncs/a.yaml:1:1 `destination` is missing; add it: a text',
      'syncs/a.yaml:1:1 `object` is missing; add it: a text',
      'syncs/a.yaml:1:1 `map` is missing; add it: a mapping',
      'syncs/a.yaml:2:7 `mode` cannot be "upsrt" (it is one of insert, update, upsert, mirror); did you mean `upsert`?',
      'syncs/b.yaml:9:1 unknown key `taggs`; did you mean `tags`?',
      'syncs/b.yaml:10:8 `owner` must be a text',
    ]);
  });

  test('are names used twice and connections that nobody made', async () => {
    const odd = sync('one')
      .replace('warehouse', 'warehose')
      .replace('destination: store', 'destination: shop');
    expect(
      await problemsOf({
        '/project/backstock.yaml': settings,
        '/project/syncs/a.yaml': sync('one'),
        '/project/syncs/b.yaml': odd,
      }),
    ).toEqual([
      'syncs/b.yaml:1:1 the sync "one" is already in syncs/a.yaml:1',
      'syncs/b.yaml:2:1 backstock.yaml has no source "warehose"; did you mean `warehouse`?',
      'syncs/b.yaml:4:1 backstock.yaml has no destination "shop"',
    ]);
  });

  test.each([
    ['no backstock.yaml', {}, /^backstock\.yaml there is no backstock\.yaml in \/project; /],
    [
      'an empty one',
      { '/project/backstock.yaml': '# nothing\n' },
      /^backstock\.yaml:1:1 this file is empty$/,
    ],
    [
      'one that is no mapping',
      { '/project/backstock.yaml': 'hello' },
      /^backstock\.yaml:1:1 this must be a mapping$/,
    ],
    [
      'two documents in it',
      { '/project/backstock.yaml': `${settings}---\na: 1\n` },
      /^backstock\.yaml:12:1 backstock\.yaml holds one document only$/,
    ],
    [
      'a state that is no file',
      { '/project/backstock.yaml': `${settings}state: postgres://h/db\n` },
      /^backstock\.yaml:11:8 `state` is the path of a file; /,
    ],
    [
      'a list among the options',
      { '/project/backstock.yaml': 'sources: { a: { type: x, hosts: [b] } }\ndestinations: {}\n' },
      /^backstock\.yaml:1:33 `sources\.a\.hosts` must be a text or a number or true or false or a mapping$/,
    ],
  ])('%s', async (_, files, problem) => {
    expect(await problemsOf(files)).toEqual([expect.stringMatching(problem)]);
  });
});
