/** The package as somebody meets it who has never seen the rest of this project. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const example = join(root, 'example');
const text = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');
const node = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });

beforeAll(() => {
  node('build.mjs');
});

const { exports: entries, dependencies } = JSON.parse(text('package.json')) as {
  exports: { '.': Record<string, string> };
  dependencies: Record<string, string>;
};

test('one command builds everything that package.json promises', () => {
  const missing = Object.values(entries['.']).filter((path) => !existsSync(join(root, path)));
  expect(missing).toEqual([]);
});

test('it depends on what its code imports, in the version that the project has', () => {
  const imported = [...text('dist', 'index.mjs').matchAll(/(?:from |[rR]equire\w*\([^()]*\)\()"(?!node:)([^"]+)"/g)];
  expect([...new Set(imported.map(([, name]) => name))]).toEqual(Object.keys(dependencies));
  const project = JSON.parse(text('..', '..', 'package.json')) as { devDependencies: Record<string, string> };
  for (const [name, version] of Object.entries(dependencies)) expect(project.devDependencies[name]).toBe(version);
});

test.each([
  ['import', "import { createRuntime } from 'local-apps-script'; console.log(typeof createRuntime);", 'module'],
  ['require', "console.log(typeof require('local-apps-script').createRuntime);", 'commonjs'],
])('it can be loaded with %s', (_, code, type) => {
  expect(node(`--input-type=${type}`, '--eval', code).trim()).toBe('function');
});

test("the example's tests pass", () => {
  expect(node('--test', '--test-reporter=tap', example)).toContain('\n# fail 0\n');
});

test('the declarations fit how the example uses the package, under the strictest resolution', () => {
  const compiler = require.resolve('typescript/bin/tsc');
  const [tests] = readdirSync(example).filter((name) => name.endsWith('.test.mjs'));
  const options = '--noEmit --checkJs --strict --noImplicitAny false --target es2022 --module nodenext --types node';
  expect(node(compiler, ...options.split(' '), join(example, tests ?? ''))).toBe('');
});

test.each(readdirSync(example))('the README shows %s as it is', (name) => {
  expect(text('README.md')).toContain(`\`\`\`js\n${text('example', name).trimEnd()}\n\`\`\``);
});
