/** `npm run release` in a repository of its own: what it changes, and what it refuses. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nextVersion, withVersion } from '../../tools/release/release';
import { builtTool } from '../support/google-fake';

let root: string;
const git = (...words: string[]) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-'));
  const scripts = { check: 'node -e 0', test: 'node red.js', templates: 'node -e 0' };
  write('package.json', JSON.stringify({ name: 'dealer-hub', version: '0.1.0', scripts }, null, 2));
  write('package-lock.json', JSON.stringify({ version: '0.1.0', packages: { '': { version: '0.1.0' }, 'node_modules/a': { version: '0.1.0' } } }, null, 2)); // biome-ignore format: one line
  write('red.js', '');
  write('.clasp.json', '{ "rootDir": "dist" }\n');
  write(
    'CHANGELOG.md',
    '# Changelog\n\n## Unreleased\n\n- [feature] One more thing.\n\n## 0.1.0\n\n- [feature] All.\n',
  );
  git('init', '--quiet');
  git('config', 'user.name', 'T');
  git('config', 'user.email', 't@example.com');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'start');
});
afterEach(() => rmSync(root, { recursive: true }));

function release(wanted: string) {
  const ran = spawnSync(process.execPath, [builtTool('release/release-main'), wanted], { cwd: root, encoding: 'utf8' });
  return { status: ran.status, text: ran.stdout + ran.stderr };
}

test('a release has its version everywhere, its headers, one commit and one tag', () => {
  // As npm run deploy leaves it: no reason to refuse, and not released.
  write('.clasp.json', '{ "scriptId": "MINE", "rootDir": "dist" }\n');
  expect(release('minor')).toEqual({ status: 0, text: expect.stringContaining('Released 0.2.0') });
  expect(JSON.parse(read('package.json')).version).toBe('0.2.0');
  expect(JSON.parse(read('package-lock.json'))).toMatchObject({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, 'node_modules/a': { version: '0.1.0' } },
  });
  expect(read('CHANGELOG.md')).toMatch(
    /^# Changelog\n\n## Unreleased\n\n## 0\.2\.0 \(\d{4}-\d\d-\d\d\)\n\n- \[feature\] One more thing\.\n\n## 0\.1\.0\n/,
  );
  expect(JSON.parse(read('test/releases/0.2.0.json'))).toMatchObject({
    version: '0.2.0',
    tabs: { Dealers: expect.arrayContaining(['Dealer ID']) },
  });
  expect(git('log', '-1', '--format=%s')).toBe('release: 0.2.0');
  expect(git('describe')).toBe('v0.2.0');
  expect(git('status', '--porcelain')).toBe('M .clasp.json');
  expect(git('show', 'HEAD:.clasp.json')).not.toContain('MINE');
  expect(release('patch')).toEqual({ status: 1, text: expect.stringContaining('nothing under "## Unreleased"') });
});

test.each([
  ['changes that are not committed', () => write('red.js', '// changed'), /not committed:\n.*red\.js/],
  ['tests that are red', () => commit('red.js', 'process.exit(1)'), /npm run test is red/],
  ['nothing that is new', () => commit('CHANGELOG.md', '# Changelog\n\n## 0.1.0\n'), /nothing under "## Unreleased"/],
  ['a tag that is there', () => git('tag', 'v0.1.1'), /The tag v0\.1\.1 is there already/],
])('%s: refused, and nothing changed', (_, spoil, says) => {
  spoil();
  const before = [git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('tag')];
  expect(release('patch')).toEqual({ status: 1, text: expect.stringMatching(says) });
  expect([git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('tag')]).toEqual(before);
});

function commit(file: string, text: string): void {
  write(file, text);
  git('commit', '--quiet', '--all', '--message', 'spoil');
}

test('versions grow', () => {
  const next = ['major', 'minor', 'patch', '0.10.0'].map((wanted) => nextVersion('0.9.3', wanted));
  expect(next).toEqual(['1.0.0', '0.10.0', '0.9.4', '0.10.0']);
  for (const wanted of ['0.9.3', '0.9.2', '0.8.9', 'big', '']) expect(() => nextVersion('0.9.3', wanted)).toThrow();
});

test('this project’s changelog can be released: its newest part is Unreleased or a version', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  expect(changelog).toMatch(/^# Changelog\n\n## (Unreleased|\d+\.\d+\.\d+)/);
  if (/^## Unreleased\n\n- /m.test(changelog))
    expect(withVersion(changelog, '9.9.9', '2026-11-27')).toContain('## 9.9.9');
});
