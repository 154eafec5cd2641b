/** A release: the next version in package.json and the changelog, the headers of its workbooks, one commit, one tag. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { headersNow, RELEASES } from './headers.ts';

/** Its message says what to do. */
export class ReleaseProblem extends Error {}

/** `wanted`: a version, or which part of the present one grows. */
export function nextVersion(present: string, wanted: string): string {
  const numbers = /^(\d+)\.(\d+)\.(\d+)$/.exec(present)?.slice(1).map(Number) ?? [];
  const [major = 0, minor = 0, patch = 0] = numbers;
  if (wanted === 'major') return `${major + 1}.0.0`;
  if (wanted === 'minor') return `${major}.${minor + 1}.0`;
  if (wanted === 'patch') return `${major}.${minor}.${patch + 1}`;
  const given = /^(\d+)\.(\d+)\.(\d+)$/.exec(wanted)?.slice(1).map(Number);
  if (!given) throw new ReleaseProblem(`"${wanted}" is no version: 1.2.3, or major, minor, patch.`);
  const step = given.map((number, at) => number - (numbers[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
  if (step <= 0) throw new ReleaseProblem(`${wanted} is not after ${present}.`);
  return wanted;
}

/** The changelog with what was unreleased under its version and day (2026-11-27), and room for what comes. */
export function withVersion(changelog: string, version: string, day: string): string {
  const [before = '', ...parts] = changelog.split(/^(?=## )/m);
  const [unreleased = '', ...older] = parts;
  const entries = unreleased.replace(/^## Unreleased\s*/, '').trim();
  if (!unreleased.startsWith('## Unreleased') || entries === '')
    throw new ReleaseProblem('CHANGELOG.md has nothing under "## Unreleased": there is nothing to release.');
  return `${before}## Unreleased\n\n## ${version} (${day})\n\n${entries}\n\n${older.join('')}`;
}

export interface Release {
  readonly root: string;
  readonly wanted: string;
  /** 2026-11-27 */
  readonly day: string;
  readonly say: (line: string) => void;
}

/** Throws ReleaseProblem before anything is changed. Returns the version. */
export function release({ root, wanted, day, say }: Release): string {
  const present = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  const version = nextVersion(present, wanted);
  const changelog = withVersion(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version, day);
  // npm run deploy writes the script's id there: it is this folder's own, and no part of a release.
  const dirt = git(root, 'status', '--porcelain', '--', ':/', ':(top,exclude).clasp.json');
  if (dirt !== '') throw new ReleaseProblem(`There are changes that are not committed:\n${dirt}`);
  const tag = `v${version}`;
  if (git(root, 'tag', '--list', tag) !== '') throw new ReleaseProblem(`The tag ${tag} is there already.`);
  for (const script of ['check', 'test']) {
    say(`npm run ${script} …`);
    if (!npm(root, script)) throw new ReleaseProblem(`npm run ${script} is red: nothing was released.`);
  }
  setVersion(join(root, 'package.json'), version, 1);
  // Of the lock itself, and of the package at its root.
  setVersion(join(root, 'package-lock.json'), version, 2);
  writeFileSync(join(root, 'CHANGELOG.md'), changelog);
  const headers = join(root, RELEASES, `${version}.json`);
  mkdirSync(dirname(headers), { recursive: true });
  writeFileSync(headers, `${JSON.stringify(headersNow(version), null, 1)}\n`);
  if (!npm(root, 'templates'))
    throw new ReleaseProblem('npm run templates failed. Put everything back: git checkout .');
  git(root, 'add', '--all', '--', ':/', ':(top,exclude).clasp.json');
  git(root, 'commit', '--quiet', '--message', `release: ${version}`);
  git(root, 'tag', '--annotate', tag, '--message', `Dealer Hub ${version}`);
  return version;
}

function setVersion(path: string, version: string, times: number): void {
  if (!existsSync(path)) return;
  let left = times;
  const text = readFileSync(path, 'utf8').replace(/^(\s*"version": ")[^"]*"/gm, (whole, start: string) =>
    left-- > 0 ? `${start}${version}"` : whole,
  );
  writeFileSync(path, text);
}

function git(root: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new ReleaseProblem(`git ${words[0]} failed: ${stderr.trim()}`);
  return stdout.trim();
}

function npm(root: string, script: string): boolean {
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  return spawnSync('npm', ['run', '--silent', script], options).status === 0;
}
