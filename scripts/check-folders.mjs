// Keeps the street one-way: inside a package a folder may import only itself and folders that its README lists above it.
// Also counts type assertions (`as`, except `as const`) outside tests; the number in house-limits.json may only fall.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const problems = [];
const limits = JSON.parse(readFileSync('scripts/house-limits.json', 'utf8'));

function sourceFiles(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'generated' ? [] : sourceFiles(path);
    return name.endsWith('.ts') ? [path] : [];
  });
}

/** The folders of a package in the order in which its README lists them: lines that begin "- `folder/`". */
function foldersInOrder(packageFolder) {
  const readme = join(packageFolder, 'README.md');
  if (!existsSync(readme)) {
    problems.push(`${packageFolder}: has no README.md`);
    return [];
  }
  return [...readFileSync(readme, 'utf8').matchAll(/^- `([a-z-]+)\/`/gm)].map((match) => match[1]);
}

function checkImports(packageFolder, file, order) {
  const source = join(packageFolder, 'src');
  const own = relative(source, file).split(sep)[0];
  if (own.endsWith('.ts')) return;
  if (!order.includes(own))
    return problems.push(`${packageFolder}/README.md: does not list the folder ${own}/`);
  for (const match of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
    const target = relative(source, resolve(dirname(file), match[1])).split(sep)[0];
    if (target.startsWith('..') || target === own) continue;
    const at = target.endsWith('.ts') ? -1 : order.indexOf(target);
    if (at === -1 || at > order.indexOf(own)) {
      problems.push(
        `${file}: imports ${match[1]}, but ${own}/ may only import folders listed above it in the README`,
      );
    }
  }
}

/** Without comments, texts and imports, what is left of the word `as` is an assertion. */
function countAssertions(source) {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replaceAll(/`[^`]*`|'[^'\n]*'/g, "''")
    .replaceAll(/^(?:import|export)[^;]*;/gm, '');
  return [...code.matchAll(/[\w)\]}>'] as (?!const\b)[A-Za-z{(]/g)].length;
}

let assertions = 0;
for (const name of readdirSync('packages')) {
  const packageFolder = join('packages', name);
  if (!existsSync(join(packageFolder, 'src'))) continue;
  const order = foldersInOrder(packageFolder);
  for (const file of sourceFiles(join(packageFolder, 'src'))) {
    const isTest = file.endsWith('.test.ts');
    if (!isTest) checkImports(packageFolder, file, order);
    if (!isTest) assertions += countAssertions(readFileSync(file, 'utf8'));
  }
}
if (assertions > limits.typeAssertions) {
  problems.push(`type assertions: ${assertions}, but house-limits.json allows ${limits.typeAssertions}`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.exit(problems.length > 0 ? 1 : 0);
