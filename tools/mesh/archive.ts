/** The archive folder: a git repository of its own, in which every run leaves at most one commit, whatever is cut off. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Archive {
  readonly folder: string;
  /** Whole or not at all. */
  write(path: string, text: string): void;
  /** '' when there is no such file. */
  read(path: string): string;
  /** Everything that changed. False when nothing did. */
  commit(message: string): boolean;
  close(): void;
}

/** How many runs in a row, including this one, have given way to another run. */
export interface StoodAside {
  readonly times: number;
}

/** Opens the archive, unless another run is using it. Throws when git is not available. */
export function openArchive(folder: string): Archive | StoodAside {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, '.git'))) git(folder, 'init', '--quiet');
  const lock = join(folder, '.git', 'mesh.lock');
  const aside = join(folder, '.git', 'mesh.aside');
  if (!takeLock(lock)) {
    const times = 1 + (existsSync(aside) ? Number(readFileSync(aside, 'utf8')) || 0 : 0);
    writeFileSync(aside, String(times));
    return { times };
  }
  rmSync(aside, { force: true });
  // Left by a run that was killed inside git.
  rmSync(join(folder, '.git', 'index.lock'), { force: true });
  return {
    folder,
    write(path, text) {
      const whole = join(folder, path);
      mkdirSync(dirname(whole), { recursive: true });
      const beside = join(folder, '.git', 'mesh.new');
      writeFileSync(beside, text);
      renameSync(beside, whole);
    },
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : ''),
    commit(message) {
      git(folder, 'add', '--all');
      if (git(folder, 'status', '--porcelain') === '') return false;
      git(
        folder,
        '-c',
        'user.name=Dealer Hub mesh',
        '-c',
        'user.email=mesh@localhost',
        'commit',
        '--quiet',
        '-m',
        message,
      );
      return true;
    },
    close: () => rmSync(lock, { force: true }),
  };
}

/** No run takes this long, since all its requests time out. */
const STALE_MS = 3_600_000;

/** False while another run has the lock. A lock left by a killed run is taken over. */
function takeLock(lock: string): boolean {
  if (existsSync(lock) && !isHeld(lock)) rmSync(lock, { force: true });
  try {
    writeFileSync(lock, `${process.pid} ${new Date().toISOString()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether a living process has held it for less than an hour: after that its process ID may have been reused. */
function isHeld(lock: string): boolean {
  const { mtimeMs } = statSync(lock);
  if (Math.abs(Date.now() - mtimeMs) > STALE_MS) return false;
  const pid = Number(readFileSync(lock, 'utf8').split(' ')[0]);
  // Empty: its owner is just writing it.
  if (pid === 0) return true;
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function git(folder: string, ...words: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${words[0] ?? ''} in ${folder} failed: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}
